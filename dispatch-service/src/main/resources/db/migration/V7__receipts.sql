-- Texts at a provider that has to be asked what became of them, in the order in which it is asked.
create index send_receipts_advanta on send (due)
  where state = 'ACCEPTED' and not delivered and route like 'advanta/%';
