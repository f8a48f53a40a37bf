package dev.heliograph.contracts.event;

import java.util.List;

/**
 * Bytes that can never be read as a CloudEvent with JSON data. Says where and what, and never
 * quotes what stands there.
 */
public final class MalformedEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** More would help nobody, and a batch can have thousands. */
  private static final int MOST_SHOWN = 100;

  private final transient List<Violation> violations;

  MalformedEvent(List<Violation> violations) {
    super("no readable event: " + violations.getFirst() + more(violations));
    this.violations = violations.stream().limit(MOST_SHOWN).toList();
  }

  MalformedEvent(String pointer, String detail) {
    this(List.of(new Violation(pointer, detail)));
  }

  /** At least one, at most a hundred, in the order of the input. */
  public List<Violation> violations() {
    return violations;
  }

  private static String more(List<Violation> violations) {
    return violations.size() == 1 ? "" : " and " + (violations.size() - 1) + " more";
  }
}
