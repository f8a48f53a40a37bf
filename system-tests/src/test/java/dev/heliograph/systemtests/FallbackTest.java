package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import dev.heliograph.systemtests.client.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A text that fails for good is followed by one mail; where that fails too, operators hear of it.
 */
@SystemTest
class FallbackTest {
  private static final Duration WITHIN = Duration.ofSeconds(40);
  private static final String EVENTS = "application/cloudevents+json";

  private final Heliograph heliograph;
  private final String run = UUID.randomUUID().toString();

  FallbackTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @AfterEach
  void behaveWell() {
    heliograph.provider().behaveWell();
  }

  @Test
  void aTextThatFailsLateIsFollowedByOneMailThatQuotesIt() {
    String address = "john-" + run + "@example.com";
    Ticket failing = close(address);
    await("the mail comes").atMost(WITHIN).until(() -> !mails(address).isEmpty());
    assertThat(mails(address).getFirst().path("text").asString())
        .contains("could not be delivered", "your ticket #" + failing.number());
    await("the story is told")
        .atMost(WITHIN)
        .untilAsserted(
            () -> {
              assertThat(of(failing, "sms").path("status").asString()).isEqualTo("undelivered");
              assertThat(of(failing, "email").path("status").asString()).isEqualTo("sent");
              assertThat(timeline(failing)).anyMatch(said -> said.contains("an e-mail goes out"));
            });
    // the reports come three times each: what they could make is there once a later mail is
    await("all is reported").atMost(WITHIN).until(() -> heliograph.provider().underWay() == 0);
    String later = "later-" + run + "@example.com";
    close(later);
    await("a later mail comes").atMost(WITHIN).until(() -> !mails(later).isEmpty());
    assertThat(mails(address)).hasSize(1);
  }

  @Test
  void whereTheMailFailsTooThatIsRecordedAndTheTeamHearsOfItOnce() {
    Ticket one = close("refused@" + run + ".example.com");
    Ticket other = close("refused@" + run + ".example.org");
    await("both failed")
        .atMost(WITHIN)
        .untilAsserted(
            () ->
                assertThat(Stream.of(one, other).map(this::timeline))
                    .allMatch(
                        said -> said.stream().anyMatch(it -> it.contains("in its place too"))));
    await("an alert comes").atMost(WITHIN).until(() -> !alerts().isEmpty());
    assertThat(alerts()).hasSize(1);
    assertThat(of(one, "email").path("status").asString()).isEqualTo("rejected");
  }

  /** A ticket is closed whose customer's number cannot be reached; nobody works on it. */
  private Ticket close(String address) {
    var ticket = new Ticket("TKT-" + UUID.randomUUID(), Numbers.fresh(), Numbers.fresh());
    heliograph
        .provider()
        .misbehave(
            """
            {"callbacks":{"copies":3},"statuses":{"ending":{"status":"undelivered","errorCode":30005}}}
            """);
    String event =
        ticket
            .event("e-" + UUID.randomUUID(), "ticket.closed", "closed")
            .replace("john@example.com", address);
    byte[] body = event.getBytes(StandardCharsets.UTF_8);
    assertThat(heliograph.texts().post("/v1/events", Map.of("Content-Type", EVENTS), body).status())
        .isEqualTo(202);
    return ticket;
  }

  private List<JsonNode> mails(String address) {
    return heliograph.notices().mailsTo(address);
  }

  private List<String> alerts() {
    return heliograph.notices().writtenTo("slack").stream()
        .filter(text -> text.contains("Cause: both_failed"))
        .toList();
  }

  /** The ticket's message by that channel. */
  private JsonNode of(Ticket ticket, String channel) {
    return heliograph.texts().labelled("ticket", ticket.number()).stream()
        .filter(message -> message.path("channel").asString().equals(channel))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing by " + channel));
  }

  private List<String> timeline(Ticket ticket) {
    String id = of(ticket, "sms").path("id").asString();
    return heliograph
        .texts()
        .find(id)
        .orElseThrow()
        .path("timeline")
        .valueStream()
        .map(entry -> entry.path("detail").asString(""))
        .toList();
  }
}
