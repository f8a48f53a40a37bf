package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.systemtests.client.Answer;
import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import dev.heliograph.systemtests.client.Provider.Taken;
import dev.heliograph.systemtests.stack.Part;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Broker or database are away for a while. */
@SystemTest
class OutagesTest {
  private final Heliograph heliograph;
  private final String number = Numbers.fresh();

  OutagesTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Test
  void withoutTheBrokerNothingIsAcceptedAndTheSameRequestLaterTextsOnce() {
    String key = UUID.randomUUID().toString();
    var request = Map.of("to", number, "text", Marked.text("patience"));

    heliograph.stack().stop(Part.KAFKA);
    Answer refused = heliograph.texts().send(request, key);
    heliograph.stack().start(Part.KAFKA);
    String id = heliograph.texts().send(request, key).messageId();

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.retryAfter()).hasValueSatisfying(wait -> assertThat(wait).matches("[0-9]+"));
    assertThat(refused.code()).isEqualTo("broker_unavailable");
    heliograph.texts().awaitDelivered(id);
    assertThat(heliograph.texts().send(request, key).messageId()).isEqualTo(id);
    heliograph.provider().awaitOne(number);
  }

  @Test
  void withoutTheDatabaseReportsAreTakenAndLaterApplied() {
    heliograph.provider().misbehave("{\"callbacks\":{\"enabled\":false}}");
    String id = heliograph.texts().send(number, Marked.text("database"));
    Taken taken = heliograph.provider().awaitOne(number);
    heliograph.texts().awaitStatus(id, "accepted");

    heliograph.stack().stop(Part.POSTGRES);
    Answer report = heliograph.twilio().report(taken, "delivered");
    String waits = heliograph.texts().send(Numbers.fresh(), Marked.text("waits"));
    heliograph.provider().behaveWell();
    heliograph.stack().start(Part.POSTGRES);

    assertThat(report.status()).isEqualTo(204);
    heliograph.texts().awaitDelivered(id);
    heliograph.texts().awaitDelivered(waits);
  }

  @Test
  void withoutTheProviderTextsWaitAndThenGoOutOnce() {
    heliograph.stack().stop(Part.SIMULATOR);
    String id = heliograph.texts().send(number, Marked.text("refused"));
    heliograph.texts().awaitStatus(id, "retrying");
    heliograph.stack().start(Part.SIMULATOR);

    heliograph.texts().awaitDelivered(id);
    heliograph.provider().awaitOne(number);
  }
}
