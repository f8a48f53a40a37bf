-- That a text was delivered stands in no index: a change of it then touches the row alone. What has arrived is due never, so
-- that those who are asked about come first all the same.
update send set due = 'infinity' where state = 'ACCEPTED' and delivered and route like 'advanta/%';
drop index send_receipts_advanta;
create index send_receipts_advanta on send (due)
  where state = 'ACCEPTED' and route like 'advanta/%';
