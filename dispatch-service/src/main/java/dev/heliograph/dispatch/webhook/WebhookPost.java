package dev.heliograph.dispatch.webhook;

import dev.heliograph.dispatch.sending.Deadline;
import dev.heliograph.dispatch.sending.SendOutcome;
import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotBegun;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Posts JSON to one URL, one request a call; the URL is a secret and is never told. */
public final class WebhookPost {
  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final int TOO_MANY = 429;
  private static final Set<Integer> WEBHOOK_REFUSED = Set.of(401, 403, 404, 405, 410);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .followRedirects(Redirect.NEVER)
          .build();
  private final URI url;
  private final Duration total;

  /**
   * Connects to nobody yet.
   *
   * @param total of one call: connecting, writing, and the whole answer
   */
  public WebhookPost(URI url, Duration total) {
    this.url = url;
    this.total = total;
  }

  /**
   * Makes at most one request.
   *
   * @param id the message's id there, out of the answer of one that was taken
   */
  public SendOutcome post(String json, Deadline startBy, Function<String, String> id) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(json))
            .build();
    if (startBy.passed()) {
      return new NotBegun();
    }
    var answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
    return outcome(answer, id);
  }

  private SendOutcome outcome(
      CompletableFuture<HttpResponse<String>> answer, Function<String, String> id) {
    try {
      return read(answer.get(total.toMillis(), TimeUnit.MILLISECONDS), id);
    } catch (TimeoutException late) {
      answer.cancel(true);
      return new Uncertain("read_timeout");
    } catch (ExecutionException failed) {
      return afterFailure(failed.getCause());
    } catch (InterruptedException stopping) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Uncertain("connection_lost");
    }
  }

  /** Without a connection nothing was written; else nobody can say. */
  private static SendOutcome afterFailure(@Nullable Throwable failure) {
    boolean unconnected =
        failure instanceof ConnectException
            || failure instanceof HttpConnectTimeoutException
            || failure instanceof SSLHandshakeException;
    return unconnected ? NotSent.because(Cause.UNREACHABLE) : new Uncertain("connection_lost");
  }

  private static SendOutcome read(HttpResponse<String> answer, Function<String, String> id) {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return new Accepted(id.apply(answer.body()));
    }
    if (status >= 500) {
      return new Uncertain("http_" + status);
    }
    if (status == TOO_MANY) {
      return new NotSent(Cause.THROTTLED, Optional.of(status), retryAfter(answer));
    }
    return status < 400 || WEBHOOK_REFUSED.contains(status)
        ? new NotSent(Cause.CREDENTIALS, Optional.of(status), Optional.empty())
        : new Rejected(status);
  }

  /** In seconds, whole or not; anything else says nothing. */
  private static Optional<Duration> retryAfter(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?"))
        .map(text -> Duration.ofMillis(Math.ceilDiv((long) (Double.parseDouble(text) * 1000), 1)));
  }
}
