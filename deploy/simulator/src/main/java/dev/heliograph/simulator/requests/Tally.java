package dev.heliograph.simulator.requests;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How many requests came, by what became of them. */
public final class Tally {
  /** What became of a request. The first eight are creates, and add up to {@code posts}. */
  public enum Kind {
    ACCEPTED("accepted"),
    REJECTED("rejected"),
    NOT_TAKEN("droppedBeforeAccept"),
    DROPPED("droppedAfterAccept"),
    FAILED("errorAfterAccept"),
    TOO_MANY("tooManyRequests"),
    UNAVAILABLE("unavailable"),
    UNAUTHORIZED_POST("unauthorized"),
    FETCH("fetches"),
    LIST("lists"),
    UPDATE("updates"),
    DELETE("deletes"),
    OTHER("others");

    private final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  private final Map<Kind, LongAdder> counts = new EnumMap<>(Kind.class);

  public Tally() {
    for (Kind kind : Kind.values()) {
      counts.put(kind, new LongAdder());
    }
  }

  public void count(Kind kind) {
    adder(kind).increment();
  }

  private LongAdder adder(Kind kind) {
    return Objects.requireNonNull(counts.get(kind));
  }

  /** Creates received, then each kind. */
  public Map<String, Long> counts() {
    var result = new LinkedHashMap<String, Long>();
    long posts = 0;
    for (Kind kind : Kind.values()) {
      posts += kind.compareTo(Kind.FETCH) < 0 ? adder(kind).sum() : 0;
    }
    result.put("posts", posts);
    for (Kind kind : Kind.values()) {
      result.put(kind.label, adder(kind).sum());
    }
    return result;
  }

  public void reset() {
    counts.values().forEach(LongAdder::reset);
  }
}
