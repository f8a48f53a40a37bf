-- Few rows are ever uncertain: who counts them, or looks for the oldest, reads no others.
create index send_uncertain on send (lane, since) where state = 'UNCERTAIN';
