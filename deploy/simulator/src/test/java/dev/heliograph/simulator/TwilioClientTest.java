package dev.heliograph.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What twilio-java makes of the answers: it is what callers use. */
class TwilioClientTest {
  private static final PhoneNumber TO = new PhoneNumber("+15551230001");
  private static final PhoneNumber FROM = new PhoneNumber("+15550001111");

  private final RunningSimulator simulator = new RunningSimulator();
  private final TwilioRestClient client =
      new TwilioRestClient.Builder(RunningSimulator.ACCOUNT, RunningSimulator.TOKEN)
          .httpClient(new Redirected(simulator.url()))
          .build();

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void createsAndFetches() {
    Message created = Message.creator(TO, FROM, "words").create(client);
    assertThat(created.getStatus()).isEqualTo(Message.Status.QUEUED);
    assertThat(created.getNumSegments()).isEqualTo("1");
    assertThat(created.getDirection()).isEqualTo(Message.Direction.OUTBOUND_API);
    assertThat(created.getDateCreated()).isNotNull();
    assertThat(created.getDateSent()).isNull();
    assertThat(created.getPrice()).isNull();
    Message delivered =
        await()
            .until(
                () -> Message.fetcher(created.getSid()).fetch(client),
                message -> message.getStatus() == Message.Status.DELIVERED);
    assertThat(delivered.getPrice()).isEqualTo("-0.00830");
    assertThat(delivered.getPriceUnit()).isEqualTo(Currency.getInstance("USD"));
    assertThat(delivered.getDateSent()).isNotNull();
    assertThat(delivered.getBody()).isEqualTo("words");
    assertThat(delivered.getTo()).isEqualTo(TO.toString());
  }

  @Test
  void readsAllPagesAndFilters() {
    var sids = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      sids.addFirst(Message.creator(TO, FROM, "words " + i).create(client).getSid());
    }
    Message.creator(new PhoneNumber("+15551230002"), FROM, "other").create(client);
    var read = new ArrayList<String>();
    for (Message message : Message.reader().setTo(TO).setFrom(FROM).setPageSize(2L).read(client)) {
      read.add(message.getSid());
    }
    assertThat(read).isEqualTo(sids);
    ZonedDateTime longAgo = LocalDate.of(2020, 1, 1).atStartOfDay(ZoneOffset.UTC);
    assertThat(Message.reader().setTo(TO).setDateSentBefore(longAgo).read(client)).isEmpty();
    await()
        .until(
            () -> {
              var sent = Message.reader().setTo(TO).setDateSentAfter(longAgo).firstPage(client);
              return sent.getRecords().size() == 5;
            });
  }

  @Test
  void schedulesAndCancels() {
    String service = "MG00000000000000000000000000000001";
    Message scheduled =
        Message.creator(TO, service, "words")
            .setScheduleType(Message.ScheduleType.FIXED)
            .setSendAt(ZonedDateTime.now(ZoneOffset.UTC).plusHours(1))
            .create(client);
    assertThat(scheduled.getStatus()).isEqualTo(Message.Status.SCHEDULED);
    assertThat(scheduled.getFrom()).isNull();
    Message canceled =
        Message.updater(scheduled.getSid()).setStatus(Message.UpdateStatus.CANCELED).update(client);
    assertThat(canceled.getStatus()).isEqualTo(Message.Status.CANCELED);
  }

  @Test
  void redactsAndDeletes() {
    Message created = Message.creator(TO, FROM, "words").create(client);
    await()
        .until(
            () ->
                Message.fetcher(created.getSid()).fetch(client).getStatus()
                    == Message.Status.DELIVERED);
    assertThat(Message.updater(created.getSid()).setBody("").update(client).getBody()).isEmpty();
    assertThat(Message.deleter(created.getSid()).delete(client)).isTrue();
    assertThatThrownBy(() -> Message.fetcher(created.getSid()).fetch(client))
        .isInstanceOfSatisfying(
            ApiException.class, error -> assertThat(error.getCode()).isEqualTo(20404));
  }

  @Test
  void understandsARefusal() {
    var optedOut = new PhoneNumber("+15005550004");
    assertThatThrownBy(() -> Message.creator(optedOut, FROM, "words").create(client))
        .isInstanceOfSatisfying(
            ApiException.class,
            error -> {
              assertThat(error.getCode()).isEqualTo(21610);
              assertThat(error.getStatusCode()).isEqualTo(400);
              assertThat(error.getMoreInfo()).endsWith("21610");
            });
  }

  /** Sends what twilio-java wants to send to Twilio to the simulator. */
  private static final class Redirected extends HttpClient {
    private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
    private final String base;

    Redirected(String base) {
      this.base = base;
    }

    @Override
    public Response makeRequest(Request request) {
      var uri = URI.create(request.constructURL().toString());
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      var copy =
          HttpRequest.newBuilder(URI.create(base + uri.getRawPath() + query))
              .header("Authorization", request.getAuthString())
              .header("Content-Type", "application/x-www-form-urlencoded")
              .method(
                  request.getMethod().toString(),
                  HttpRequest.BodyPublishers.ofString(request.encodeFormBody()))
              .build();
      try {
        var response = http.send(copy, BodyHandlers.ofString());
        return new Response(response.body(), response.statusCode());
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
