-- By whom a message goes: a provider, and the name of a sender at it. Limits and pauses are of a route, not of a lane.
alter table send add column route text not null default 'twilio/main';
alter table send add column channel text not null default 'sms';
-- what it costs of a sender's rate: the unit in which providers limit
alter table send add column segments integer not null default 1 check (segments > 0);
