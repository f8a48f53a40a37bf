package dev.heliograph.status.history;

import dev.heliograph.contracts.errors.ErrorExplanation;
import dev.heliograph.contracts.errors.ErrorExplanations;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.tracking.ErrorCode;
import java.util.Optional;

/** Why a message stands where it stands, when that is not where it should be. */
public final class Trouble {
  private Trouble() {}

  /** Absent where nothing is wrong; without a code that says more, the status is explained. */
  public static Optional<ErrorExplanation> of(MessageStatus status, Optional<ErrorCode> error) {
    return switch (status) {
      case SCHEDULED, QUEUED, SENDING, ACCEPTED, SENT, DELIVERED -> Optional.empty();
      case RETRYING, UNCERTAIN, SUPPRESSED, REJECTED, CANCELED, EXPIRED, FAILED, UNDELIVERED ->
          Optional.of(
              error
                  .filter(Trouble::saysMore)
                  .orElseGet(() -> new ErrorCode(ErrorExplanations.OWN, status.word()))
                  .explain());
    };
  }

  /** A provider's code is shown even where no table has it: a person can look it up there. */
  private static boolean saysMore(ErrorCode error) {
    return !error.source().equals(ErrorExplanations.OWN)
        || ErrorExplanations.isKnown(error.source(), error.code());
  }
}
