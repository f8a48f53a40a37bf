-- That a text was delivered stands in no index: a change of it then touches the row alone. Rows of before that have arrived
-- leave the index when they are met.
create index send_asked_advanta on send (due)
  where state = 'ACCEPTED' and route like 'advanta/%';
drop index send_receipts_advanta;
