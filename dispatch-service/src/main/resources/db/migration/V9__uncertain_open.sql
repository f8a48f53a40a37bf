-- What is uncertain for good (due never) is counted no more: nothing will change it, and it would hide what is still to be settled.
drop index send_uncertain;
create index send_uncertain on send (lane, since) where state = 'UNCERTAIN' and due < 'infinity';
