-- What people, or a provider's refusal, have paused: '*' is everything, else a provider or provider/sender.
create table switch (
  scope  text primary key,
  paused boolean not null,
  since  timestamptz not null default now(),
  by     text not null,
  reason text
);

-- Segments per second of a sender, where somebody has set it: wins over the configuration.
create table sender_limit (
  route               text primary key,
  segments_per_second double precision check (segments_per_second > 0), -- null: none, whatever is configured
  since               timestamptz not null default now(),
  by                  text not null
);

-- When a sender's next segment may go, by the database's clock; one row for each sender that has a limit.
create table sender_bucket (
  route     text primary key,
  free_at   timestamptz not null,
  slowed    double precision not null default 1, -- what its provider's 429s have left of the rate
  slowed_at timestamptz not null default now()
);

-- Taken sender by sender, in the order in which each's rows are due: those of a closed sender are never walked.
drop index send_due;
create index send_due on send (state, owner, lane, route, due, source_offset)
  where state in ('QUEUED', 'SENDING', 'WAITING');
