-- One row per message. The primary key is the one place where duplicates end.
create table send (
  message_id       uuid primary key,
  lane             text not null,
  recipient_hash   bytea not null,
  source_partition integer not null,
  source_offset    bigint not null,
  ordered          boolean not null,            -- false: neither waits for earlier rows nor holds later ones back
  request_hash     text,
  not_after        timestamptz not null,
  first_claimed    timestamptz not null default now(),
  attempt          integer not null default 1,
  answers          integer not null default 0,  -- answers about this message that let it be tried again
  state            text not null check (state in ('QUEUED', 'SENDING', 'ACCEPTED', 'FAILED', 'REJECTED', 'WAITING',
                                                  'UNCERTAIN', 'CANCELED', 'EXPIRED', 'SUPPRESSED')),
  since            timestamptz not null default now(),
  due              timestamptz not null default now(), -- QUEUED, WAITING: not before; SENDING: uncertain from then on
  owner            uuid not null,               -- one run of one instance
  turn             bigint not null,             -- the owner's number of the statement that last set SENDING
  sids             jsonb not null default '{}', -- the provider's id to the attempt, of all attempts
  error_code       integer,                     -- the provider's, of the last refusal or failure
  delivered        boolean not null default false,
  flagged          boolean not null default false, -- the reports contradict each other: for people to look at
  payload          bytea                        -- the message, encrypted; gone when it cannot be sent again
) with (fillfactor = 85,
        -- the open rows are few among many that have ended, and are others each minute: statistics that are older mislead
        autovacuum_analyze_scale_factor = 0.01, autovacuum_vacuum_scale_factor = 0.02);

-- by the time of the claim, since only rows of the last minutes hold others back
create index send_open on send (recipient_hash, lane, source_partition, first_claimed)
  where state in ('QUEUED', 'SENDING', 'WAITING', 'UNCERTAIN');
-- in the order in which rows are taken: the first hundred of a hundred thousand cost no more than a hundred
create index send_due on send (state, owner, lane, due, source_offset)
  where state in ('QUEUED', 'SENDING', 'WAITING');

-- What a flush changed and the broker may not have yet: written with the change, deleted when it is published.
create table unreported (
  flush   uuid primary key,
  since   timestamptz not null default now(),
  changes jsonb not null
);
create index unreported_since on unreported (since);

-- A heartbeat per owner.
create table instance (
  owner   uuid primary key,
  started timestamptz not null default now(),
  seen    timestamptz not null,
  steady  timestamptz not null default now(), -- since then without a gap between its beats
  stopped boolean not null default false      -- it has ended in order
);
