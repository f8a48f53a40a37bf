package dev.heliograph.composer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.composer.decision.Events;
import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.teststack.DocumentFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a real broker and a real database. */
class ComposerServiceTest {
  private static final String GOOD = "{'to':'+15551230003','text':'Hi'}";
  private static final String BAD = "{'to':'+15551230003','template':'no-such'}";

  private static ComposerStack stack;
  private static TopicReader output;
  private static TopicReader deadLetters;

  private final String id = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    stack = new ComposerStack();
    output =
        new TopicReader(
            Topics.MESSAGES_URGENT, Topics.MESSAGES_NORMAL, Topics.MESSAGES_BULK, Topics.STATUS);
    deadLetters = new TopicReader(Topics.deadLettersOf(Topics.EVENTS));
  }

  @AfterAll
  static void stop() {
    deadLetters.close();
    output.close();
    stack.close();
  }

  @Test
  void theApiDocumentIsTheFile() throws Exception {
    URI at = URI.create("http://localhost:" + stack.port() + "/v3/api-docs");
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofByteArray());
      DocumentFile.requireSame("composer.openapi.yaml", ContractJson.readTree(answer.body()));
    }
  }

  @Test
  void aSaleBecomesATextToTheTeam() {
    stack.publish(
        now(
            Events.event(
                "stripe",
                id + ":paid",
                "purchase.completed",
                "{'purchase':{'id':'cs_1','city':'Dallas','ticketType':'GA','quantity':2,"
                    + "'amount':{'minor':200000,'currency':'usd'}},"
                    + "'customer':{'email':'john@example.com'}}")));
    var sent = output.await(1, topic(Topics.MESSAGES_NORMAL).and(mentions(id))).getFirst();
    assertThat(sent.key()).isEqualTo("+15551230100");
    OutboundMessage message = ContractJson.read(sent.value(), OutboundMessage.class);
    assertThat(message.content().body())
        .isEqualTo(
            "🎫 6FB TICKET SALE\nDallas Workshop\n2x GA tickets ($2,000.00)\n"
                + "Customer: john@example.com");
  }

  @Test
  void anUpstreamMayWriteStructuredEventsWithoutHeaders() {
    stack.publish(
        "ticket:TKT-1",
        """
        {"specversion":"1.0","id":"%s","source":"/helpdesk","type":"ticket.created",
         "subject":"ticket:TKT-1","data":{"ticket":{"number":"TKT-1"},
         "customer":{"name":"John Doe","phone":"+254712345678"}}}
        """
            .formatted(id));
    OutboundMessage message =
        ContractJson.read(
            output.await(1, topic(Topics.MESSAGES_NORMAL).and(mentions(id))).getFirst().value(),
            OutboundMessage.class);
    assertThat(message.content().body())
        .isEqualTo("Hi John, your support ticket #TKT-1 has been created.");
    StatusChange technician = changes(1).getFirst();
    assertThat(technician.status()).isEqualTo(MessageStatus.REJECTED);
    assertThat(technician.reason().code()).contains("recipient_missing");
    assertThat(technician.messageId())
        .isEqualTo(
            MessageId.derive("/helpdesk", id, "ticket-created-technician", "technician", ""));
  }

  @Test
  void aLaneIsATopic() {
    stack.publish(now(request(id, GOOD.replace("}", ",'priority':'urgent'}"))));
    output.await(1, topic(Topics.MESSAGES_URGENT).and(mentions(id)));
    stack.publish(now(request(id + "-b", GOOD.replace("}", ",'priority':'bulk'}"))));
    output.await(1, topic(Topics.MESSAGES_BULK).and(mentions(id)));
  }

  @Test
  void aRepeatReplaysTheStoredDecision() {
    stack.publish(now(request(id, BAD)));
    StatusChange first = changes(1).getFirst();
    stack.publish(now(request(id, BAD)));
    stack.publish(now(request(id, GOOD)));
    assertThat(changes(3)).containsOnly(first);
    assertThat(output.poll(topic(Topics.MESSAGES_NORMAL).and(mentions(id)))).isEmpty();
    assertThat(first.about().orElseThrow().to().orElseThrow().address()).isEqualTo("+15551230003");
    assertThat(output.poll(topic(Topics.STATUS).and(mentions(id))).getFirst().key())
        .isEqualTo(first.messageId().toString());
  }

  @Test
  void aNumberIsStoredUnreadableAndCanBeFoundByItsHash() {
    stack.publish(now(request(id, BAD)));
    StatusChange decided = changes(1).getFirst();
    var row =
        stack
            .database()
            .queryForMap(
                "select * from decision where message_id = ?", decided.messageId().value());
    assertThat(row.get("about")).asString().doesNotContain("5551230003");
    byte[] recipient = (byte[]) Objects.requireNonNull(row.get("recipient"));
    assertThat(new String(recipient, StandardCharsets.ISO_8859_1)).doesNotContain("5551230003");
    assertThat((byte[]) row.get("recipient_hash")).isNotEmpty();
  }

  @Test
  void whatCanNeverWorkIsKeptAsideAndTheRestGoesOn() {
    stack.publish(id, "no event at all");
    stack.publish(id, null);
    stack.publish(now(Events.upstream(id + "-1", "order.burnt", "{}")));
    stack.publish(now(Events.upstream(id + "-2", "ticket.created", "{'ticket':{}}")));
    stack.publish(now(request(id + "-3", GOOD)));
    output.await(1, topic(Topics.MESSAGES_NORMAL).and(mentions(id)));
    var kept = deadLetters.await(4, dead -> dead.key().startsWith(id));
    assertThat(kept).extracting(dead -> header(dead, "dlt-topic")).containsOnly(Topics.EVENTS);
    assertThat(kept)
        .extracting(dead -> header(dead, "dlt-reason"))
        .anyMatch(reason -> reason.contains("no such type"))
        .anyMatch(reason -> reason.contains("/data/ticket"));
  }

  @Test
  void aDatabaseThatIsAwayIsWaitedOut() throws Exception {
    try (var outage = DatabaseOutage.of(stack.environment)) {
      stack.publish(now(request(id, BAD)));
      stack.publish(now(request(id + "-good", GOOD)));
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> readiness() == 503);
      assertThat(output.poll(mentions(id))).isEmpty();
      outage.end();
    }
    assertThat(changes(1)).hasSize(1);
    output.await(1, topic(Topics.MESSAGES_NORMAL).and(mentions(id)));
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> readiness() == 200);
    assertThat(deadLetters.poll(dead -> dead.key().startsWith(id))).isEmpty();
  }

  private List<StatusChange> changes(int count) {
    return output.await(count, topic(Topics.STATUS).and(mentions(id))).stream()
        .map(change -> ContractJson.read(change.value(), StatusChange.class))
        .toList();
  }

  private static int readiness() throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:%d/actuator/health/readiness".formatted(stack.port()));
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static DomainEvent request(String id, String data) {
    return Events.event("/clients/shop", id, "message.requested", data);
  }

  private static DomainEvent now(DomainEvent event) {
    return Events.at(Instant.now(), event);
  }

  private static Predicate<ConsumerRecord<String, byte[]>> topic(String topic) {
    return consumed -> consumed.topic().equals(topic);
  }

  private static Predicate<ConsumerRecord<String, byte[]>> mentions(String text) {
    return consumed -> new String(consumed.value(), StandardCharsets.UTF_8).contains(text);
  }

  private static String header(ConsumerRecord<String, byte[]> consumed, String name) {
    return new String(consumed.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
