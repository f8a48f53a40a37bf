package dev.heliograph.contracts.event;

import java.time.Instant;
import java.util.Optional;

/**
 * Which event a message comes from.
 *
 * @param subject what the event is about, such as {@code ticket:TKT-1}
 * @param time when it happened, by its source's clock
 */
public record EventRef(
    String source, String id, String type, Optional<String> subject, Instant time) {

  /** A subject is the sender's to choose and may name a person: it is not shown. */
  @Override
  public String toString() {
    return "EventRef[%s, %s, %s]".formatted(type, source, id);
  }
}
