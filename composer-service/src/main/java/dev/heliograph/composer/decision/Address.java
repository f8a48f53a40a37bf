package dev.heliograph.composer.decision;

import dev.heliograph.composer.reason.Reason;
import dev.heliograph.contracts.message.EmailAddress;
import dev.heliograph.contracts.message.Recipient;
import dev.heliograph.contracts.phone.PhoneNumber;
import java.util.Optional;

/** Whether somebody can be reached. */
sealed interface Address {
  record Usable(Recipient recipient) implements Address {}

  record Unusable(Reason reason) implements Address {}

  /**
   * Reads a number as somebody wrote it; a blank one is missing.
   *
   * @param where it was looked for, for the reason
   */
  static Address of(String number, String where, Optional<String> defaultRegion) {
    if (number.isBlank()) {
      return new Unusable(Reason.recipientMissing(where));
    }
    return switch (PhoneNumber.parse(number, defaultRegion)) {
      case PhoneNumber.Parsed.Valid(var valid) -> new Usable(Recipient.sms(valid));
      case PhoneNumber.Parsed.Invalid(var problem) ->
          new Unusable(new Reason(problem.code(), where + ": " + problem.detail()));
    };
  }

  /** Reads an e-mail address as somebody wrote it. */
  static Address ofMail(String address, String where) {
    if (address.isBlank()) {
      return new Unusable(Reason.recipientMissing(where));
    }
    return EmailAddress.parse(address)
        .<Address>map(valid -> new Usable(Recipient.email(valid)))
        .orElseGet(() -> new Unusable(Reason.addressInvalid(where)));
  }

  default Optional<Recipient> reachable() {
    return switch (this) {
      case Usable(var recipient) -> Optional.of(recipient);
      case Unusable _ -> Optional.empty();
    };
  }
}
