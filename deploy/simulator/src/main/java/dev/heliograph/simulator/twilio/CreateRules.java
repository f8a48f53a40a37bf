package dev.heliograph.simulator.twilio;

import static dev.heliograph.simulator.twilio.TwilioError.badRequest;
import static dev.heliograph.simulator.twilio.TwilioError.invalid;

import dev.heliograph.simulator.callbacks.CallbackUrl;
import dev.heliograph.simulator.messages.MessageRequest;
import dev.heliograph.simulator.messages.Sender;
import dev.heliograph.simulator.optout.OptOuts;
import dev.heliograph.simulator.web.Form;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a create must fulfil, in the order in which Twilio looks at it. */
final class CreateRules {
  private static final int LONGEST_BODY = 1_600;
  private static final int MOST_MEDIA = 10;
  private static final Duration SOONEST = Duration.ofMinutes(5);
  private static final Duration LATEST = Duration.ofDays(35);

  private final Clock clock;
  private final OptOuts optOuts;
  private final List<Function<Form, Optional<TwilioError>>> rules =
      List.of(
          CreateRules::to,
          CreateRules::sender,
          CreateRules::content,
          CreateRules::statusCallback,
          CreateRules::validity,
          this::schedule,
          this::consent);

  CreateRules(Clock clock, OptOuts optOuts) {
    this.clock = clock;
    this.optOuts = optOuts;
  }

  /** The first rule that is broken. */
  Optional<TwilioError> broken(Form form) {
    return rules.stream().map(rule -> rule.apply(form)).flatMap(Optional::stream).findFirst();
  }

  /** What a form asks for that breaks no rule. */
  MessageRequest read(Form form) {
    return new MessageRequest(
        form.text("To").flatMap(Numbers::e164).orElseThrow(),
        Sender.caller(
            form.text("From").flatMap(Numbers::sender).orElse(null),
            form.text("MessagingServiceSid").orElse(null)),
        new MessageRequest.Content(form.find("Body").orElse(""), form.all("MediaUrl").size()),
        form.text("StatusCallback").orElse(null),
        form.text("SendAt").flatMap(CreateRules::time).orElse(null));
  }

  private static Optional<TwilioError> to(Form form) {
    Optional<String> to = form.text("To");
    if (to.isEmpty()) {
      return Optional.of(badRequest(21604, "A 'To' phone number is required."));
    }
    Optional<String> number = to.flatMap(Numbers::e164);
    if (number.isEmpty()) {
      String masked = Numbers.masked(to.get());
      return Optional.of(badRequest(21211, "Invalid 'To' Phone Number: " + masked));
    }
    return MagicNumbers.recipient(number.get());
  }

  private static Optional<TwilioError> sender(Form form) {
    Optional<String> from = form.text("From");
    Optional<String> service = form.text("MessagingServiceSid");
    if (from.isEmpty() && service.isEmpty()) {
      return Optional.of(badRequest(21603, "A 'From' phone number is required."));
    }
    if (service.filter(sid -> !sid.matches("MG[0-9a-fA-F]{32}")).isPresent()) {
      return Optional.of(badRequest(21701, "The Messaging Service does not exist"));
    }
    if (from.isPresent() && from.flatMap(Numbers::sender).isEmpty()) {
      String masked = Numbers.masked(from.get());
      return Optional.of(badRequest(21212, "Invalid 'From' Number: " + masked));
    }
    return from.flatMap(Numbers::sender).flatMap(MagicNumbers::sender);
  }

  private static Optional<TwilioError> content(Form form) {
    String body = form.find("Body").orElse("");
    List<String> media = form.all("MediaUrl");
    if (body.isEmpty() && media.isEmpty() && form.text("ContentSid").isEmpty()) {
      return Optional.of(badRequest(21602, "Message body is required."));
    }
    if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
      return Optional.of(
          badRequest(21617, "The concatenated message body exceeds the 1600 character limit."));
    }
    if (media.size() > MOST_MEDIA) {
      return Optional.of(badRequest(21623, "Number of media files exceeds allowed limit."));
    }
    return media.stream().allMatch(url -> CallbackUrl.parse(url).isPresent())
        ? Optional.empty()
        : Optional.of(badRequest(21620, "Invalid media URL(s)"));
  }

  private static Optional<TwilioError> statusCallback(Form form) {
    return form.text("StatusCallback")
        .filter(url -> CallbackUrl.parse(url).isEmpty())
        .map(url -> badRequest(21609, "The 'StatusCallback' URL is not a valid URL."));
  }

  /** Whoever has answered STOP is not texted again; reached only by what is otherwise right. */
  private Optional<TwilioError> consent(Form form) {
    if (optOuts.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> sender =
        form.text("MessagingServiceSid").or(() -> form.text("From").flatMap(Numbers::sender));
    Optional<String> to = form.text("To").flatMap(Numbers::e164);
    boolean blocked =
        sender.isPresent() && to.isPresent() && optOuts.blocks(to.get(), sender.get());
    return blocked ? Optional.of(TwilioError.UNSUBSCRIBED) : Optional.empty();
  }

  private static Optional<TwilioError> validity(Form form) {
    return form.text("ValidityPeriod")
        .filter(text -> !text.matches("[0-9]{1,5}") || !isValidity(Integer.parseInt(text)))
        .map(text -> invalid("ValidityPeriod"));
  }

  private static boolean isValidity(int seconds) {
    return seconds >= 1 && seconds <= 36_000;
  }

  private Optional<TwilioError> schedule(Form form) {
    Optional<String> type = form.text("ScheduleType");
    Optional<String> sendAt = form.text("SendAt");
    if (type.isEmpty() && sendAt.isEmpty()) {
      return Optional.empty();
    }
    if (type.filter("fixed"::equals).isEmpty()) {
      return Optional.of(invalid("ScheduleType"));
    }
    if (form.text("MessagingServiceSid").isEmpty()) {
      return Optional.of(
          badRequest(35118, "MessagingServiceSid is required to schedule a message"));
    }
    return sendAt.flatMap(CreateRules::time).filter(this::isInWindow).isPresent()
        ? Optional.empty()
        : Optional.of(badRequest(35114, "Scheduling does not support this timestamp"));
  }

  private boolean isInWindow(Instant sendAt) {
    var ahead = Duration.between(clock.instant(), sendAt);
    return ahead.compareTo(SOONEST) >= 0 && ahead.compareTo(LATEST) <= 0;
  }

  private static Optional<Instant> time(String iso) {
    try {
      return Optional.of(Times.parse(iso));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
