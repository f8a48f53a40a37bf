package dev.heliograph.ingest.checks;

import java.util.Optional;

/**
 * An environment variable of the system.
 *
 * @param purpose what it is for, and what to set it to
 * @param alternative another variable that will do instead
 */
record Variable(String name, Form form, Need need, String purpose, Optional<String> alternative) {

  static Variable single(String name, Form form, Need need, String purpose) {
    return new Variable(name, form, need, purpose, Optional.empty());
  }

  static Variable either(String name, String alternative, Form form, String purpose) {
    return new Variable(name, form, Need.REQUIRED, purpose, Optional.of(alternative));
  }

  /** What it means when it is not set. */
  enum Need {
    /** Something does not work. */
    REQUIRED,
    /** A default holds. */
    DEFAULTED,
    /** What it is for is off. */
    OPTIONAL
  }
}
