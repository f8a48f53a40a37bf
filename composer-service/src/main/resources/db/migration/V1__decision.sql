-- Every decision other than a plain send. A repeated event replays what stands here.
create table decision (
  message_id uuid primary key,
  status text not null,
  code text not null,
  detail text not null,
  decided_at timestamptz not null,
  -- what the message is, as JSON, without its recipient; null once it was emptied
  about jsonb,
  channel text,
  -- the address, encrypted for this row alone; null where there is none
  recipient bytea,
  -- keyed hash of the address, to find a person's rows by
  recipient_hash bytea
);
