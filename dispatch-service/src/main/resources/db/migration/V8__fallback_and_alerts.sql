-- What goes out in the place of a text that failed for good: one row each, by its own id, written in the transaction in which
-- the text failed. The message, encrypted, is here until the broker has it.
create table fallback (
  message_id uuid primary key,
  instead_of uuid not null,
  since      timestamptz not null default now(),
  payload    bytea
);
create index fallback_unpublished on fallback (since) where payload is not null;

-- The last alert of each cause, of all instances.
create table alert (
  cause      text primary key,
  detail     text not null,
  failing    text,                               -- the channel that does not work
  raised_at  timestamptz not null default now(),
  published  boolean not null default false
);
create index alert_unpublished on alert (raised_at) where not published;
