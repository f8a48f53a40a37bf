package dev.heliograph.support.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.MDC;

/**
 * A trace and the span in it that something comes from, in the form of the header {@code
 * traceparent}. Source: W3C Trace Context, level 1, section 3.2.
 */
public record TraceParent(String value) {
  /** On requests and on records. */
  public static final String HEADER = "traceparent";

  private static final String FORM = "00-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxx-xx";
  private static final int LENGTH = FORM.length();
  private static final int SPAN = 36;
  private static final String NO_TRACE = "0".repeat(32);
  private static final String NO_SPAN = "0".repeat(16);

  public TraceParent {
    if (!hasForm(value)) {
      throw new IllegalArgumentException("not a traceparent");
    }
  }

  /** Whoever publishes may write anything there: what is no trace is none. */
  public static Optional<TraceParent> parse(String text) {
    return hasForm(text) ? Optional.of(new TraceParent(text)) : Optional.empty();
  }

  /** By hand, since every record has one: a pattern takes ten times as long. */
  private static boolean hasForm(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char form = FORM.charAt(i);
      if (form == 'x' ? !isLowerHex(text.charAt(i)) : text.charAt(i) != form) {
        return false;
      }
    }
    return !text.startsWith(NO_TRACE, 3) && !text.startsWith(NO_SPAN, SPAN);
  }

  private static boolean isLowerHex(char at) {
    return (at >= '0' && at <= '9') || (at >= 'a' && at <= 'f');
  }

  /** The trace that a record says it comes from. */
  public static Optional<TraceParent> of(ConsumerRecord<?, ?> consumed) {
    Header header = consumed.headers().lastHeader(HEADER);
    return header == null || header.value() == null || header.value().length != LENGTH
        ? Optional.empty()
        : parse(new String(header.value(), US_ASCII));
  }

  static TraceParent of(String traceId, String spanId, boolean sampled) {
    return new TraceParent("00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00"));
  }

  /** A new trace, which is not recorded. */
  public static TraceParent draw() {
    var random = ThreadLocalRandom.current();
    return of(hex(random.nextLong()) + hex(someLong(random)), hex(someLong(random)), false);
  }

  /** A new span of this trace. */
  public TraceParent child() {
    String span = hex(someLong(ThreadLocalRandom.current()));
    return new TraceParent(value.substring(0, SPAN) + span + value.substring(SPAN + 16));
  }

  /** An id of nothing but zeros is none. */
  private static long someLong(ThreadLocalRandom random) {
    return random.nextLong() | 1;
  }

  private static String hex(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }

  /** 32 hexadecimal digits. */
  public String traceId() {
    return value.substring(3, 35);
  }

  /** 16 hexadecimal digits. */
  public String spanId() {
    return value.substring(SPAN, SPAN + 16);
  }

  /** Whether whoever began it wants its spans recorded. */
  public boolean isSampled() {
    return (Character.digit(value.charAt(LENGTH - 1), 16) & 1) == 1;
  }

  public byte[] bytes() {
    return value.getBytes(US_ASCII);
  }

  /** While it is open, what this thread logs bears the trace. */
  public static Logged logged(Optional<TraceParent> trace) {
    trace.ifPresent(
        known -> {
          MDC.put("traceId", known.traceId());
          MDC.put("spanId", known.spanId());
        });
    return trace.isPresent() ? Logged.WITH_TRACE : Logged.WITHOUT;
  }

  /** Lines of a thread that bear a trace. */
  public enum Logged implements AutoCloseable {
    WITH_TRACE,
    WITHOUT;

    @Override
    public void close() {
      if (this == WITH_TRACE) {
        MDC.remove("traceId");
        MDC.remove("spanId");
      }
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
