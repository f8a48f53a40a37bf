package dev.heliograph.support.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Spans of what is done for a request after it was answered, such as by another service. They are
 * made when it is over, and of recorded traces alone: what nobody looks at costs nothing.
 */
public final class LaterSpans {
  private final Supplier<Optional<Tracer>> tracer;

  public LaterSpans(Supplier<Optional<Tracer>> tracer) {
    this.tracer = tracer;
  }

  /**
   * Something that took a while, and called somebody else.
   *
   * @param tags no personal data
   */
  public record Call(String name, Map<String, String> tags, Instant began, Duration took) {
    public Call {
      tags = Map.copyOf(tags);
    }
  }

  /** Records it as a part of the trace; {@code call} is asked only where that is recorded. */
  public void ended(Optional<TraceParent> parent, Supplier<Call> call) {
    parent
        .filter(TraceParent::isSampled)
        .ifPresent(known -> tracer.get().ifPresent(by -> record(by, known, call.get())));
  }

  private static void record(Tracer tracer, TraceParent parent, Call call) {
    TraceContext context =
        tracer
            .traceContextBuilder()
            .traceId(parent.traceId())
            .spanId(parent.spanId())
            .sampled(true)
            .build();
    long began = micros(call.began());
    Span.Builder span =
        tracer
            .spanBuilder()
            .setParent(context)
            .name(call.name())
            .kind(Span.Kind.CLIENT)
            .startTimestamp(began, TimeUnit.MICROSECONDS);
    call.tags().forEach(span::tag);
    span.start().end(began + call.took().toNanos() / 1_000, TimeUnit.MICROSECONDS);
  }

  private static long micros(Instant at) {
    return TimeUnit.SECONDS.toMicros(at.getEpochSecond()) + at.getNano() / 1_000;
  }
}
