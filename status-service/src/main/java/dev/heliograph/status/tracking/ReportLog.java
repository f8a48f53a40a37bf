package dev.heliograph.status.tracking;

import dev.heliograph.contracts.message.ProviderReport;

/** The durable log that a provider's reports go into before they are acknowledged. */
public interface ReportLog {

  /** Returns when the report is safe; throws, and may have written it all the same, when not. */
  void append(ProviderReport report);
}
