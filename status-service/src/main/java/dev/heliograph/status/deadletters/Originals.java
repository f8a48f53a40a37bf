package dev.heliograph.status.deadletters;

import java.util.List;
import java.util.UUID;

/** The topics on which the records once stood. */
public interface Originals {

  /**
   * Puts records there again as they were, and returns when all of them are safe.
   *
   * @throws Refused when one of them is not taken, however often; some may have been written
   */
  void publish(List<Original> records);

  /** A record and the dead letter that it is now. */
  record Original(UUID deadLetter, String topic, DeadLetter.Content content) {}

  /** Not taken by the broker, such as one that is too large. */
  final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(Throwable cause) {
      super("a record is not taken by the broker", cause);
    }
  }
}
