package dev.heliograph.simulator.callbacks;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Posts over kept connections. The one used last is used next, so few stay open. */
final class Connections implements Closeable {
  /** Shorter than any server keeps one, so that we rarely write to a connection just closed. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(4);

  private final Map<CallbackUrl.Origin, ConcurrentLinkedDeque<Connection>> idle =
      new ConcurrentHashMap<>();

  /** One try; a kept connection that turns out to be dead costs no try. */
  Outcome post(CallbackUrl url, byte[] request, int readMillis) {
    Connection kept = take(url.origin());
    if (kept != null) {
      try {
        return post(kept, url, request, readMillis);
      } catch (IOException e) {
        close(kept);
        if (kept.wasAnswered() || e instanceof SocketTimeoutException) {
          return new Outcome.NoResponse();
        }
      }
    }
    return postAnew(url, request, readMillis);
  }

  private Outcome postAnew(CallbackUrl url, byte[] request, int readMillis) {
    Connection opened;
    try {
      opened = Connection.open(url.origin(), url.overrides().connect());
    } catch (IOException e) {
      return new Outcome.NotConnected();
    }
    try {
      return post(opened, url, request, readMillis);
    } catch (IOException e) {
      close(opened);
      return new Outcome.NoResponse();
    }
  }

  private Outcome post(Connection connection, CallbackUrl url, byte[] request, int readMillis)
      throws IOException {
    int status = connection.post(request, readMillis);
    if (connection.isReusable()) {
      idle.computeIfAbsent(url.origin(), origin -> new ConcurrentLinkedDeque<>()).push(connection);
    } else {
      close(connection);
    }
    return new Outcome.Answered(status);
  }

  private @Nullable Connection take(CallbackUrl.Origin origin) {
    var connections = idle.get(origin);
    if (connections == null) {
      return null;
    }
    Connection newest = connections.poll();
    while (newest != null && newest.isIdleLongerThan(IDLE_NANOS)) {
      close(newest);
      newest = connections.poll();
    }
    return newest;
  }

  /** Closes what nobody used for a while; called now and then. */
  void closeIdle() {
    for (var connections : idle.values()) {
      Connection oldest = connections.pollLast();
      while (oldest != null && oldest.isIdleLongerThan(IDLE_NANOS)) {
        close(oldest);
        oldest = connections.pollLast();
      }
      if (oldest != null) {
        connections.addLast(oldest);
      }
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (IOException e) {
      // it is given up either way
    }
  }

  @Override
  public void close() {
    idle.values().forEach(connections -> connections.forEach(Connections::close));
  }
}
