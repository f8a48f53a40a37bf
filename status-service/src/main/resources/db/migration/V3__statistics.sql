-- What no statement selects by needs no statistics: reading the sample's ciphertexts and hashes was most of what keeping
-- them costs.
alter table message
  alter column status_at set statistics 0,
  alter column error_source set statistics 0,
  alter column error_code set statistics 0,
  alter column weight set statistics 0,
  alter column recipient set statistics 0,
  alter column not_after set statistics 0,
  alter column template set statistics 0,
  alter column template_version set statistics 0,
  alter column labels set statistics 0,
  alter column encoding set statistics 0,
  alter column segments set statistics 0,
  alter column event_time set statistics 0,
  alter column rule set statistics 0,
  alter column audience set statistics 0;
alter table attempt
  alter column status_at set statistics 0,
  alter column error_source set statistics 0,
  alter column error_code set statistics 0;
alter table message_event
  alter column event_key set statistics 0,
  alter column attempt set statistics 0,
  alter column at set statistics 0,
  alter column source set statistics 0,
  alter column word set statistics 0,
  alter column status set statistics 0,
  alter column provider_id set statistics 0,
  alter column error_source set statistics 0,
  alter column error_code set statistics 0,
  alter column detail set statistics 0,
  alter column raw set statistics 0,
  alter column flag set statistics 0,
  alter column last_offset set statistics 0;
