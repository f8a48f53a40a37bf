package dev.heliograph.benchmarks.load;

import java.util.List;

/**
 * One request as it goes over the wire.
 *
 * @param recipients one for each text that comes of it, and nobody else's
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
public record Request(byte[] bytes, List<String> recipients) {
  public Request {
    recipients = List.copyOf(recipients);
  }

  public int texts() {
    return recipients.size();
  }
}
