package dev.heliograph.support.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Optional;
import java.util.function.Supplier;

/** The trace of the request that this thread works on. */
public final class CurrentTrace {
  /** Of a request that no observation was made of. */
  private static final ThreadLocal<TraceParent> DIRECT = new ThreadLocal<>();

  private final Supplier<Optional<Tracer>> tracer;

  public CurrentTrace(Supplier<Optional<Tracer>> tracer) {
    this.tracer = tracer;
  }

  /** Empty outside a request, such as in a listener. */
  public Optional<TraceParent> find() {
    TraceParent direct = DIRECT.get();
    return direct == null ? observed() : Optional.of(direct);
  }

  private Optional<TraceParent> observed() {
    return tracer.get().flatMap(CurrentTrace::spanOf).map(CurrentTrace::parentOf);
  }

  /** Says something of the request's span, where that is recorded; no personal data. */
  public void tag(String key, String value) {
    tracer
        .get()
        .flatMap(CurrentTrace::spanOf)
        .filter(span -> Boolean.TRUE.equals(span.context().sampled()))
        .ifPresent(span -> span.tag(key, value));
  }

  private static Optional<Span> spanOf(Tracer tracer) {
    return Optional.ofNullable(tracer.currentSpan());
  }

  private static TraceParent parentOf(Span span) {
    TraceContext context = span.context();
    return TraceParent.of(
        context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled()));
  }

  /** Until it is closed, this thread works on a request of that trace, and its lines bear it. */
  public static Begun begin(TraceParent trace) {
    DIRECT.set(trace);
    return new Begun(TraceParent.logged(Optional.of(trace)));
  }

  /** A request that is being worked on. */
  public record Begun(TraceParent.Logged lines) implements AutoCloseable {
    @Override
    public void close() {
      lines.close();
      DIRECT.remove();
    }
  }
}
