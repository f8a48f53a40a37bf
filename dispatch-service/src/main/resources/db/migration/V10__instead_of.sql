-- Whether a mail went out in the place of a text is asked by the text's id.
create index fallback_instead_of on fallback (instead_of);

-- Since when a lane takes no more from Kafka, which forgets: a restart must not begin that time anew.
create table full_lane (
  lane  text primary key,
  since timestamptz not null default now()
);
