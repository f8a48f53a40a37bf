package dev.heliograph.support.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import java.util.regex.Pattern;
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

  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final int LENGTH = 55;

  public TraceParent {
    if (value.length() != LENGTH || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a traceparent");
    }
  }

  /** Whoever publishes may write anything there: what is no trace is none. */
  public static Optional<TraceParent> parse(String text) {
    return text.length() == LENGTH && FORM.matcher(text).matches()
        ? Optional.of(new TraceParent(text))
        : Optional.empty();
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

  /** 32 hexadecimal digits. */
  public String traceId() {
    return value.substring(3, 35);
  }

  /** 16 hexadecimal digits. */
  public String spanId() {
    return value.substring(36, 52);
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
