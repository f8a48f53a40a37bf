package dev.heliograph.dispatch.settling;

import java.util.List;
import java.util.Optional;

/** The usual reports of a message: all of one attempt, none of a failure, and it has arrived. */
final class Arrival {
  private Arrival() {}

  /** The provider's id of that attempt; absent where the reports say anything else. */
  static Optional<String> of(List<Report> reports) {
    String sid = reports.getFirst().sid();
    boolean usual =
        reports.stream().allMatch(report -> report.sid().equals(sid) && !report.saysFailed());
    return usual && reports.stream().anyMatch(Report::saysDelivered)
        ? Optional.of(sid)
        : Optional.empty();
  }
}
