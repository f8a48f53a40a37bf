package dev.heliograph.ingest.messages;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What checking a request came to. */
sealed interface CheckedRequest {
  /**
   * Can be published.
   *
   * @param data the event's data without its message id, members and maps in a fixed order: equal
   *     requests have equal bytes, however they were written
   */
  record Sound(ObjectNode data) implements CheckedRequest {}

  /** Cannot; with every fault there is. */
  record Unsound(List<Fault> faults) implements CheckedRequest {}
}
