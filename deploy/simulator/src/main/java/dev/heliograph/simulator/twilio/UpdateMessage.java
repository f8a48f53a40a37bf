package dev.heliograph.simulator.twilio;

import dev.heliograph.simulator.delivery.Courses;
import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.MessageStore;
import dev.heliograph.simulator.messages.Status;
import dev.heliograph.simulator.web.Answer;
import dev.heliograph.simulator.web.Form;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Redacts a message that is complete, or cancels one that is scheduled. */
final class UpdateMessage {
  private final MessageStore store;
  private final Courses courses;
  private final Replies replies;
  private final Clock clock;

  UpdateMessage(MessageStore store, Courses courses, Replies replies, Clock clock) {
    this.store = store;
    this.courses = courses;
    this.replies = replies;
    this.clock = clock;
  }

  Answer answer(Message message, Form form) {
    Optional<String> status = form.text("Status");
    if (status.isPresent()) {
      return status.get().equals("canceled")
          ? cancel(message)
          : replies.error(TwilioError.invalid("Status"));
    }
    boolean redacts = form.find("Body").filter(String::isEmpty).isPresent();
    return redacts ? redact(message) : replies.error(TwilioError.invalid("Body"));
  }

  private Answer redact(Message message) {
    if (!message.status().isFinal()) {
      return replies.error(TwilioError.NOT_COMPLETE);
    }
    return store
        .update(message.sid(), current -> current.redacted(clock.instant()))
        .map(replies::message)
        .orElseGet(() -> replies.error(TwilioError.notFound(message.sid())));
  }

  private Answer cancel(Message message) {
    var canceled = new AtomicBoolean();
    Optional<Message> now =
        store.update(
            message.sid(),
            current -> {
              canceled.set(current.status() == Status.SCHEDULED);
              return canceled.get() ? canceled(current) : current;
            });
    if (now.isEmpty() || !canceled.get()) {
      return replies.error(TwilioError.NOT_CANCELABLE);
    }
    courses.canceled(now.get());
    return replies.message(now.get());
  }

  private Message canceled(Message message) {
    return message.with(message.progress().to(Status.CANCELED, clock.instant()));
  }
}
