package dev.heliograph.simulator.twilio;

import dev.heliograph.simulator.delivery.Courses;
import dev.heliograph.simulator.faults.FaultSwitch;
import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.MessageStore;
import dev.heliograph.simulator.requests.Fates;
import dev.heliograph.simulator.requests.Tally;
import dev.heliograph.simulator.requests.Tally.Kind;
import dev.heliograph.simulator.web.Answer;
import dev.heliograph.simulator.web.Form;
import java.time.Duration;
import java.util.Optional;

/** Takes a message, unless a rule or a fault is against it, and sets it on its way. */
final class CreateMessage {
  /** Somebody may hold the reports up; then the answer comes all the same. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final MessageStore store;
  private final Courses courses;
  private final CreateRules rules;
  private final Replies replies;
  private final Tally tally;

  CreateMessage(
      MessageStore store, Courses courses, Replies replies, Tally tally, CreateRules rules) {
    this.store = store;
    this.courses = courses;
    this.replies = replies;
    this.tally = tally;
    this.rules = rules;
  }

  Answer answer(Form form, FaultSwitch.Active active) throws InterruptedException {
    Kind fate = Fates.of(courses, active);
    if (fate == Kind.NOT_TAKEN) {
      tally.count(fate);
      Thread.sleep(latency(active));
      return new Answer.Dropped(Answer.NOTHING);
    }
    Optional<TwilioError> refusal = refusal(fate, form);
    if (refusal.isPresent()) {
      tally.count(isOverload(fate) ? fate : Kind.REJECTED);
      Thread.sleep(latency(active));
      return replies.error(refusal.get());
    }
    Message message = store.accept(rules.read(form));
    tally.count(fate);
    if (active.faults().callbacks().beforeAnswer()) {
      courses.startAndAwait(message, active, LONGEST_WAIT);
      Thread.sleep(latency(active));
      return answer(fate, message, Answer.NOTHING);
    }
    Thread.sleep(latency(active));
    return answer(fate, message, () -> courses.start(message, active));
  }

  private Optional<TwilioError> refusal(Kind fate, Form form) {
    return switch (fate) {
      case TOO_MANY -> Optional.of(TwilioError.TOO_MANY_REQUESTS);
      case UNAVAILABLE -> Optional.of(TwilioError.UNAVAILABLE);
      default -> rules.broken(form);
    };
  }

  private static boolean isOverload(Kind fate) {
    return fate == Kind.TOO_MANY || fate == Kind.UNAVAILABLE;
  }

  private Answer answer(Kind fate, Message message, Runnable afterwards) {
    return switch (fate) {
      case DROPPED -> new Answer.Dropped(afterwards);
      case FAILED -> replies.error(TwilioError.INTERNAL, afterwards);
      default -> replies.created(message, afterwards);
    };
  }

  private static long latency(FaultSwitch.Active active) {
    return active.faults().answers().latencyMs().draw(active.timings());
  }
}
