package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Stripe.Sale;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Stripe delivers at least once, in any order, and tells of one purchase in more than one event.
 */
@SystemTest
class StripeRepeatsTest {
  private final Heliograph heliograph;
  private final Sale sale =
      new Sale("cs_test_" + UUID.randomUUID(), UUID.randomUUID() + "@example.com");

  StripeRepeatsTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Test
  void theSameEventFiveTimesTextsOnce() {
    String event = sale.event("evt_" + UUID.randomUUID(), "completed");

    for (int time = 1; time <= 5; time++) {
      assertThat(heliograph.stripe().post(event).status()).isEqualTo(200);
    }

    assertOneNotice();
  }

  @Test
  void twoEventsOfOnePurchaseTextOnce() {
    for (String what : new String[] {"completed", "async_payment_succeeded"}) {
      String event = sale.event("evt_" + UUID.randomUUID(), what);
      assertThat(heliograph.stripe().post(event).status()).isEqualTo(200);
    }

    assertOneNotice();
  }

  /** A later sale to the same phone comes after whatever was made of the earlier events. */
  private void assertOneNotice() {
    var later = new Sale("cs_test_" + UUID.randomUUID(), UUID.randomUUID() + "@example.com");
    heliograph.stripe().post(later.event("evt_" + UUID.randomUUID(), "completed"));
    awaitNotice(sale);
    awaitNotice(later);
    assertThat(notices(sale)).isEqualTo(1);
    assertThat(heliograph.texts().labelled("purchase", sale.session()))
        .extracting(message -> message.path("channel").asString())
        .containsExactlyInAnyOrder("sms", "slack", "discord");
  }

  private void awaitNotice(Sale one) {
    await("the sale's notice")
        .atMost(Duration.ofSeconds(30))
        .until(() -> notices(one), count -> count > 0);
  }

  private long notices(Sale one) {
    return heliograph.provider().takenFor(heliograph.salesPhone()).stream()
        .filter(taken -> taken.body().equals(one.notice()))
        .count();
  }
}
