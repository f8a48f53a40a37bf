package dev.heliograph.dispatch.sending;

import org.springframework.core.NestedExceptionUtils;

/** Why something failed, in few words: the statement it failed in is no news. */
final class Causes {
  private Causes() {}

  static String brief(RuntimeException failure) {
    return NestedExceptionUtils.getMostSpecificCause(failure).toString();
  }
}
