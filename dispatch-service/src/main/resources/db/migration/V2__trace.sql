-- The trace that a message comes from, as traceparent: a retry, or another instance, goes on with it.
alter table send add column trace text;
