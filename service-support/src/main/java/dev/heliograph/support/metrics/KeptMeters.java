package dev.heliograph.support.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Set;

/**
 * Of all that libraries offer, what somebody looks at: the page on operations names each. A Kafka
 * client alone would add some two hundred series.
 */
final class KeptMeters {
  private static final String OURS = "heliograph.";

  private static final Set<String> OF_LIBRARIES =
      Set.of(
          "http.server.requests",
          "hikaricp.connections.active",
          "hikaricp.connections.max",
          "hikaricp.connections.pending",
          "hikaricp.connections.timeout",
          "jvm.gc.pause",
          "jvm.memory.used",
          "jvm.memory.max",
          "jvm.threads.live",
          "logback.events",
          "process.cpu.usage",
          "process.files.open",
          "process.start.time");

  private KeptMeters() {}

  static MeterFilter filter() {
    return MeterFilter.denyUnless(
        id -> id.getName().startsWith(OURS) || OF_LIBRARIES.contains(id.getName()));
  }
}
