package dev.heliograph.simulator.requests;

import dev.heliograph.simulator.delivery.Courses;
import dev.heliograph.simulator.faults.Ending;
import dev.heliograph.simulator.faults.FaultSwitch;
import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.MessageRequest;
import dev.heliograph.simulator.messages.MessageStore;
import dev.heliograph.simulator.requests.Tally.Kind;
import dev.heliograph.simulator.web.Answer;
import java.util.Optional;

/**
 * Takes texts for a provider that reports nothing by itself, unless a fault is against it; the
 * provider has the words.
 */
public final class Taking {
  private final FaultSwitch faults;
  private final MessageStore store;
  private final Courses courses;
  private final Tally tally = new Tally();

  /** How a provider says what became of a request. */
  public interface Words {
    /** How this one ends in any case; absent: as the faults say. */
    default Optional<Ending> ending(MessageRequest request) {
      return Optional.empty();
    }

    Answer taken(Message message, Runnable afterwards);

    /** An error of its own, after it took the text. */
    Answer failed(Runnable afterwards);

    Answer tooMany();

    Answer unavailable();
  }

  public Taking(FaultSwitch faults, MessageStore store, Courses courses) {
    this.faults = faults;
    this.store = store;
    this.courses = courses;
  }

  public Tally tally() {
    return tally;
  }

  /**
   * Answers one request.
   *
   * @param refusal what the provider has against it
   */
  public Answer answer(MessageRequest request, Optional<Answer> refusal, Words words)
      throws InterruptedException {
    FaultSwitch.Active active = faults.active();
    Kind fate = Fates.of(courses, active);
    boolean overload = fate == Kind.TOO_MANY || fate == Kind.UNAVAILABLE;
    boolean refused = !overload && fate != Kind.NOT_TAKEN && refusal.isPresent();
    tally.count(refused ? Kind.REJECTED : fate);
    Thread.sleep(active.faults().answers().latencyMs().draw(active.timings()));
    return refused ? refusal.get() : answer(fate, request, words, active);
  }

  private Answer answer(Kind fate, MessageRequest request, Words words, FaultSwitch.Active active) {
    FaultSwitch.Active course = words.ending(request).map(active::ending).orElse(active);
    return switch (fate) {
      case NOT_TAKEN -> new Answer.Dropped(Answer.NOTHING);
      case TOO_MANY -> words.tooMany();
      case UNAVAILABLE -> words.unavailable();
      case DROPPED -> new Answer.Dropped(begin(store.accept(request), course));
      case FAILED -> words.failed(begin(store.accept(request), course));
      default -> {
        Message message = store.accept(request);
        yield words.taken(message, begin(message, course));
      }
    };
  }

  private Runnable begin(Message message, FaultSwitch.Active active) {
    return () -> courses.start(message, active);
  }
}
