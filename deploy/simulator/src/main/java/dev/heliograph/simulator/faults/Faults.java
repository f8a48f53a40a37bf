package dev.heliograph.simulator.faults;

import java.util.Map;

/**
 * What goes wrong at the moment, and how fast things go. The record is also the JSON of the API.
 *
 * @param seed every random choice follows from it; setting faults begins the row again
 * @param optOut how STOP, START and HELP from a handset are treated
 */
public record Faults(
    long seed,
    Answers answers,
    Callbacks callbacks,
    Statuses statuses,
    Lists lists,
    Connections connections,
    OptOut optOut) {
  public static final Faults NONE =
      new Faults(
          1,
          new Answers(Span.NONE, 0, 0, 0, 0, 0),
          new Callbacks(true, true, Span.NONE, 1, false, false),
          new Statuses(new Span(30, 30), Ending.DELIVERED, Map.of()),
          new Lists(0, 0),
          new Connections(0),
          OptOut.STANDARD);

  /** The same, but that every text ends so. */
  Faults ending(Ending ending) {
    var all = new Statuses(statuses.stepMs(), ending, Map.of());
    return new Faults(seed, answers, callbacks, all, lists, connections, optOut);
  }

  /**
   * How requests are answered. The shares (0 to 1) are of creates, and of those one may be met by
   * one fault at most, so their sum is at most 1.
   *
   * @param latencyMs before every answer
   * @param dropBeforeAccept the connection is closed without an answer, and nothing was taken
   * @param dropAfterAccept accepted, then the connection is closed without an answer
   * @param errorAfterAccept accepted, then answered 500
   * @param tooManyRequests 429 with code 20429, not processed
   * @param unavailable 503 with code 20503, not processed
   */
  public record Answers(
      Span latencyMs,
      double dropBeforeAccept,
      double dropAfterAccept,
      double errorAfterAccept,
      double tooManyRequests,
      double unavailable) {
    public Answers {
      share("dropBeforeAccept", dropBeforeAccept);
      share("dropAfterAccept", dropAfterAccept);
      share("errorAfterAccept", errorAfterAccept);
      share("tooManyRequests", tooManyRequests);
      share("unavailable", unavailable);
      double lost = dropBeforeAccept + dropAfterAccept + errorAfterAccept;
      if (lost + tooManyRequests + unavailable > 1 + 1e-9) {
        throw new IllegalArgumentException("the shares of answers sum to more than 1");
      }
    }

    static void share(String name, double value) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(name + " is a share from 0 to 1");
      }
    }
  }

  /**
   * How statuses are reported.
   *
   * @param enabled false: nothing is reported at all
   * @param sending false: that a message is being sent is not reported, as Twilio often leaves out
   * @param delayMs between a status and its report
   * @param copies how often each report is sent
   * @param shuffled a message's reports are kept back to its last one, then sent in another order
   * @param beforeAnswer all reports are sent first, then the create is answered
   */
  public record Callbacks(
      boolean enabled,
      boolean sending,
      Span delayMs,
      int copies,
      boolean shuffled,
      boolean beforeAnswer) {
    public Callbacks {
      if (copies < 1 || copies > 20) {
        throw new IllegalArgumentException("copies is 1 to 20");
      }
    }
  }

  /**
   * How messages go on after they were accepted.
   *
   * @param stepMs from one status to the next
   * @param ending of every message, except where
   * @param byNumber has another for its recipient (E.164)
   */
  public record Statuses(Span stepMs, Ending ending, Map<String, Ending> byNumber) {
    public Statuses {
      byNumber = Map.copyOf(byNumber);
      if (byNumber.size() > 10_000) {
        throw new IllegalArgumentException("byNumber has more than 10000 entries");
      }
    }

    public Ending endingFor(String recipient) {
      return byNumber.getOrDefault(recipient, ending);
    }
  }

  /**
   * How the list of messages is answered.
   *
   * @param unavailable the share (0 to 1) of list requests that are answered 503
   * @param lagMs a message is not in the list before it is so old
   */
  public record Lists(double unavailable, int lagMs) {
    public Lists {
      Answers.share("lists.unavailable", unavailable);
      if (lagMs < 0 || lagMs > 600_000) {
        throw new IllegalArgumentException("lagMs is 0 to 600000 milliseconds");
      }
    }
  }

  /**
   * Whether anybody listens.
   *
   * @param refused the share (0 to 0.9) of each second in which connections are refused; never all
   *     of it, since it is taken back through a connection, too
   */
  public record Connections(double refused) {
    public Connections {
      if (!(refused >= 0 && refused <= 0.9)) {
        throw new IllegalArgumentException("connections.refused is a share from 0 to 0.9");
      }
    }
  }
}
