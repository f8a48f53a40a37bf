-- The attempt that was last begun by hand; 0: none. Tells a command that comes again from one that is new.
alter table send add column by_hand integer not null default 0;
