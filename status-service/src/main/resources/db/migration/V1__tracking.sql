-- What became of every message. No text of a message is kept here; numbers and the raw fields of
-- reports are encrypted, numbers are found by their keyed hash.

create table message (
  message_id      uuid primary key,
  -- when the first news of it was said; never changes, so that pages stay where they are
  created_at      timestamptz not null,

  -- where it stands: the highest of (delivered, attempt, rank). Attempt 0 is a decision before any
  -- attempt; rank -1: nothing that says where it stands was heard yet
  status          text not null,
  attempt         smallint not null,
  rank            smallint not null,
  status_at       timestamptz not null,
  error_source    text,
  error_code      text,

  -- what it is; weight 0: not heard yet, 1: from a decision about it, 2: from the message itself
  weight          smallint not null,
  channel         text,
  recipient       bytea,
  recipient_hash  bytea,
  category        text,
  lane            text,
  brand           text,
  not_after       timestamptz,
  template        text,
  template_version integer,
  labels          jsonb,
  encoding        text,
  segments        smallint,
  event_source    text,
  event_id        text,
  event_type      text,
  event_subject   text,
  event_time      timestamptz,
  rule            text,
  audience        text,

  -- for the search alone: what people look for is rare among what was delivered. The status itself
  -- is in no index, so that its usual changes touch none
  trouble boolean not null generated always as (
    status in ('suppressed', 'rejected', 'canceled', 'expired', 'failed', 'undelivered', 'uncertain')
  ) stored
) with (fillfactor = 70); -- room beside each row for the changes to come

create index message_newest on message (created_at desc, message_id desc);
create index message_trouble on message (created_at desc, message_id desc) where trouble;
create index message_recipient on message (recipient_hash, created_at desc, message_id desc)
  where recipient_hash is not null;
create index message_subject on message (event_subject, created_at desc, message_id desc)
  where event_subject is not null;
create index message_event_id on message (event_id) where event_id is not null;

-- one row per send
create table attempt (
  message_id      uuid not null,
  attempt         smallint not null check (attempt > 0),
  provider        text,
  -- Twilio: the SID
  provider_id     text,
  status          text,
  rank            smallint not null,
  status_at       timestamptz,
  error_source    text,
  error_code      text,
  -- two different final statuses were heard of it
  two_ends        boolean not null,
  primary key (message_id, attempt)
) with (fillfactor = 70);

create unique index attempt_provider_id on attempt (provider, provider_id)
  where provider_id is not null;

-- everything that was heard; the same thing said again counts up
create table message_event (
  message_id      uuid not null,
  -- hash of who said what
  event_key       uuid not null,
  attempt         smallint not null,
  at              timestamptz not null,
  source          text not null,
  word            text not null,
  status          text,
  provider_id     text,
  error_source    text,
  error_code      text,
  detail          text,
  -- the fields of a provider's report, encrypted JSON
  raw             bytea,
  -- what was odd about it
  flag            text,
  times           integer not null default 1,
  -- of the last record counted: a record that Kafka delivers again does not count again
  last_offset     bigint not null,
  primary key (message_id, event_key)
);

create table message_label (
  label           text not null,
  value           text not null,
  created_at      timestamptz not null,
  message_id      uuid not null,
  primary key (label, value, created_at, message_id)
);
