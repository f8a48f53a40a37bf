package dev.heliograph.dispatch.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heliograph.contracts.MalformedRecord;
import dev.heliograph.dispatch.sending.Deadline;
import dev.heliograph.dispatch.settling.SentTexts;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Twilio's list of messages to one number, newest first, page by page until they are too old. The
 * filter by {@code DateSent} is not used: what Twilio has not sent yet has none, and would be
 * missing. Ages are told by Twilio's own clock, the {@code Date} of each answer.
 */
final class TwilioList implements SentTexts, AutoCloseable {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 10;
  private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final String baseUrl;
  private final String path;
  private final String authorization;
  private final TwilioMessagePage.OurSenders senders;
  private final Duration total;

  /**
   * Asks nothing yet.
   *
   * @param total of one look-up, all its pages together
   */
  TwilioList(TwilioSettings settings, Duration total) {
    this.baseUrl = settings.baseUrl();
    this.path = "/2010-04-01/Accounts/" + settings.accountSid() + "/Messages.json";
    String credentials = settings.accountSid() + ":" + settings.authToken().value();
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    this.senders =
        new TwilioMessagePage.OurSenders(Set.copyOf(settings.byName().byName().values()));
    this.total = total;
  }

  @Override
  public String provider() {
    return "twilio";
  }

  @Override
  public String canonical(String body) {
    return TwilioBodies.canonical(body);
  }

  @Override
  public Answer to(String number, Duration reach) {
    try {
      return pages(number, reach, Deadline.in(total));
    } catch (NotAvailable why) {
      return new Unavailable(why.cause, why.retryAfter);
    } catch (MalformedRecord malformed) {
      return new Unavailable("malformed_answer", Optional.empty());
    }
  }

  private Answer pages(String number, Duration reach, Deadline end) throws NotAvailable {
    var texts = new ArrayList<SentText>();
    String next = path + "?To=" + URLEncoder.encode(number, UTF_8) + "&PageSize=" + PAGE;
    for (int read = 0; read < MOST_PAGES; read++) {
      TwilioMessagePage page = page(next, end);
      page.texts().stream().filter(text -> text.age().compareTo(reach) <= 0).forEach(texts::add);
      boolean tooOld = page.newest().filter(age -> age.compareTo(reach) > 0).isPresent();
      if (tooOld || page.next().isEmpty()) {
        return new Texts(texts, true);
      }
      next = page.next().get();
      if (!next.startsWith(path)) { // our credentials go nowhere else
        throw new NotAvailable("foreign_page", Optional.empty());
      }
    }
    return new Texts(texts, false);
  }

  private TwilioMessagePage page(String uri, Deadline end) throws NotAvailable {
    HttpResponse<byte[]> response = get(uri, end);
    if (response.statusCode() != 200) {
      throw new NotAvailable("http_" + response.statusCode(), retryAfter(response));
    }
    Instant now =
        response
            .headers()
            .firstValue("Date")
            .flatMap(TwilioList::time)
            .orElseThrow(() -> new NotAvailable("no_date", Optional.empty()));
    return TwilioMessagePage.read(response.body(), now, senders);
  }

  /** Its own message would quote the number. */
  private URI address(String uri) throws NotAvailable {
    try {
      return new URI(baseUrl + uri);
    } catch (URISyntaxException malformed) {
      throw new NotAvailable("malformed_answer", Optional.empty());
    }
  }

  /** The whole answer within the time that is left, also when it trickles. */
  private HttpResponse<byte[]> get(String uri, Deadline end) throws NotAvailable {
    HttpRequest request =
        HttpRequest.newBuilder(address(uri))
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    try {
      return answer.get(Math.max(1, end.left().toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new NotAvailable("read_timeout", Optional.empty());
    } catch (ExecutionException failed) {
      String cause = failed.getCause() instanceof IOException ? "unreachable" : "fault";
      throw new NotAvailable(cause, Optional.empty());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NotAvailable("interrupted", Optional.empty());
    } finally {
      answer.cancel(true);
    }
  }

  private static Optional<Instant> time(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  /** In seconds, which is what Twilio sends. */
  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .map(asked -> asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** The list could not be read. */
  private static final class NotAvailable extends Exception {
    private static final long serialVersionUID = 1L;
    private final String cause;
    private final transient Optional<Duration> retryAfter;

    NotAvailable(String cause, Optional<Duration> retryAfter) {
      super(cause);
      this.cause = cause;
      this.retryAfter = retryAfter;
    }
  }
}
