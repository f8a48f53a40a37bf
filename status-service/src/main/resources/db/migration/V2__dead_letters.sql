-- Records that could not be worked on. What is a person's is encrypted: key, headers and value.

create table dead_letter (
  id              uuid primary key,
  at              timestamptz not null,

  -- where it failed; partition and offset are missing of what others put there
  topic           text not null,
  record_partition integer,
  record_offset   bigint,
  consumer        text,
  -- the same for all dead letters of one record: it may fail in several consumers
  record_id       uuid not null,
  reason          text not null,
  kind            text not null,

  -- the dead letter that it was before it was sent again, and how often it has failed by now
  former          uuid,
  failures        integer not null,

  status          text not null check (status in ('open', 'resent', 'discarded')),
  changed_at      timestamptz not null,
  -- somebody is sending it again, until then at most
  claimed_until   timestamptz,

  -- what is missing of it
  cut             text,
  bytes           integer not null,
  record_key      bytea,
  key_hash        bytea,
  headers         bytea not null,
  value           bytea
);

create index dead_letter_newest on dead_letter (at desc, id desc);
create index dead_letter_open on dead_letter (topic, record_partition, record_offset, id)
  where status = 'open';
create index dead_letter_record on dead_letter (record_id);
create index dead_letter_key on dead_letter (key_hash) where key_hash is not null;
