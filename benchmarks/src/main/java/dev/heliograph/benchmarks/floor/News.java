package dev.heliograph.benchmarks.floor;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of a text: the provider's answer or one of its reports.
 *
 * @param raw the report as it came, or nothing
 */
record News(UUID id, String status, String sid, Instant at, String raw) {
  int rank() {
    return switch (status) {
      case "queued" -> 1;
      case "accepted" -> 2;
      case "sent" -> 3;
      case "delivered" -> 4;
      default -> 0;
    };
  }
}
