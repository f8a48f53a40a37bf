package dev.heliograph.simulator.callbacks;

import dev.heliograph.simulator.timing.Timer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Sends callbacks, so many at once and the others in turn. The queue has no bound of its own:
 * whoever fills it bounds the messages under way, and each has a handful of callbacks. A callback
 * that waits for its retry holds no place among those sent at once.
 */
public final class CallbackSender implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(CallbackSender.class.getName());
  private static final int AT_ONCE = 64;
  private static final long SWEEP_MILLIS = 5_000;

  /** One callback and the tries before this one. */
  private record Try(Callback callback, int before, long startedNanos) {}

  /** Posts sent; callbacks taken (answered below 400) and given up; tries that were repeats. */
  public record Counts(long posts, long taken, long givenUp, long retries) {}

  private final BlockingQueue<Try> queue = new LinkedBlockingQueue<>();
  private final Connections connections = new Connections();
  private final LongAdder posts = new LongAdder();
  private final LongAdder taken = new LongAdder();
  private final LongAdder givenUp = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final CallbackRequests requests;
  private final Timer timer;
  private final long firstPauseMillis;
  private final List<Thread> workers;

  /**
   * Sends nothing before it is started.
   *
   * @param firstPauseMillis before the first retry; doubles with each. Twilio names no pause; 250
   *     spreads five retries over eight seconds
   */
  public CallbackSender(CallbackRequests requests, Timer timer, long firstPauseMillis) {
    this.requests = requests;
    this.timer = timer;
    this.firstPauseMillis = firstPauseMillis;
    this.workers =
        IntStream.range(0, AT_ONCE)
            .mapToObj(i -> Thread.ofVirtual().name("callbacks-", i).unstarted(this::work))
            .toList();
  }

  public CallbackSender start() {
    workers.forEach(Thread::start);
    timer.after(SWEEP_MILLIS, this::sweep);
    return this;
  }

  public void send(Callback callback) {
    queue.add(new Try(callback, 0, 0));
  }

  public Counts counts() {
    return new Counts(posts.sum(), taken.sum(), givenUp.sum(), retries.sum());
  }

  private void work() {
    try {
      while (true) {
        attempt(queue.take());
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.DEBUG, "No more callbacks are sent.");
    }
  }

  private void attempt(Try next) {
    long started = next.before() == 0 ? System.nanoTime() : next.startedNanos();
    var overrides = next.callback().url().overrides();
    long left = overrides.total() - millisSince(started);
    Outcome outcome = post(next.callback(), Math.clamp(left, 1, overrides.read()));
    if (outcome.isTaken()) {
      taken.increment();
      next.callback().ended().run();
    } else {
      retryOrGiveUp(new Try(next.callback(), next.before() + 1, started), outcome);
    }
  }

  private Outcome post(Callback callback, int readMillis) {
    posts.increment();
    try {
      return connections.post(callback.url(), requests.bytes(callback), readMillis);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A callback could not be sent.", e);
      return new Outcome.NotConnected();
    }
  }

  private void retryOrGiveUp(Try next, Outcome outcome) {
    var overrides = next.callback().url().overrides();
    long pause = firstPauseMillis << (next.before() - 1);
    boolean inTime = millisSince(next.startedNanos()) + pause < overrides.total();
    if (next.before() <= overrides.retries() && inTime && overrides.isRetried(outcome)) {
      retries.increment();
      timer.after(pause, () -> queue.add(next));
    } else {
      givenUp.increment();
      next.callback().ended().run();
    }
  }

  private void sweep() {
    connections.closeIdle();
    timer.after(SWEEP_MILLIS, this::sweep);
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }

  @Override
  public void close() {
    workers.forEach(Thread::interrupt);
    connections.close();
  }
}
