-- The provider's id that was taken over from the provider's list, until a report proves whose it is. Unique: one entry of
-- the list is one row's.
alter table send add column listed text;
create unique index send_listed on send (listed) where listed is not null;

-- What is to be settled, in the order in which it is looked at. An UNCERTAIN row that cannot be told apart is due at infinity.
create index send_settling on send (due) where state = 'UNCERTAIN';
-- Which entries of a person's list are somebody's already.
create index send_known on send (recipient_hash) where sids <> '{}';
