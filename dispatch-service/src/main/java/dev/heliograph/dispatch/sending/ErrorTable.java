package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.errors.ErrorExplanations;
import dev.heliograph.contracts.errors.RetryAdvice;
import java.util.Optional;

/** What a provider's error codes mean for trying again. */
record ErrorTable(String provider) {

  /** Absent where the code is none that may pass. */
  Optional<RetryAdvice> passing(Optional<Integer> code) {
    return code.map(known -> ErrorExplanations.retryAdvice(provider, known))
        .filter(RetryAdvice::isPassing);
  }

  /** The same message again would fail again. */
  boolean isPermanent(int code) {
    return ErrorExplanations.explain(provider, Integer.toString(code)).permanent();
  }
}
