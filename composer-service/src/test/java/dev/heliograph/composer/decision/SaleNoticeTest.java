package dev.heliograph.composer.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.composer.decision.Decision.Reject;
import dev.heliograph.composer.decision.Decision.Send;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.Recipient;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SaleNoticeTest {
  private static final String FULL =
      """
      {'purchase':{'id':'cs_1','transactionId':'pi_1','city':'Dallas','ticketType':'GA',
       'quantity':2,'amount':{'minor':200000,'currency':'usd'}},
       'customer':{'name':'John Doe','email':'john@example.com','phone':'+15551230009'}}
      """;

  private final Decider decider = Deciders.usual();

  @Test
  void isWordedToTheLetter() {
    OutboundMessage message = sent(FULL);
    assertThat(message.content().body())
        .isEqualTo(
            """
            🎫 6FB TICKET SALE
            Dallas Workshop
            2x GA tickets ($2,000.00)
            Customer: john@example.com""");
    assertThat(message.to()).isEqualTo(Recipient.sms(Deciders.TEAM));
    assertThat(message.origin().labels())
        .isEqualTo(Map.of("purchase", "cs_1", "transaction", "pi_1"));
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    assertThat(body("{'purchase':{'id':'cs_1'}}")).isEqualTo("🎫 6FB TICKET SALE");
    assertThat(body(FULL.replace("'city':'Dallas',", "")))
        .isEqualTo("🎫 6FB TICKET SALE\n2x GA tickets ($2,000.00)\nCustomer: john@example.com");
    assertThat(line(FULL.replace("'ticketType':'GA',", ""))).isEqualTo("2x tickets ($2,000.00)");
    assertThat(line(FULL.replace("'quantity':2,", ""))).isEqualTo("GA tickets ($2,000.00)");
    assertThat(line(FULL.replace("'quantity':2", "'quantity':1")))
        .isEqualTo("1x GA ticket ($2,000.00)");
    assertThat(line(FULL.replace("{'minor':200000,'currency':'usd'}", "null")))
        .isEqualTo("2x GA tickets");
    assertThat(line(FULL.replace("'quantity':2,", "").replace("'ticketType':'GA',", "")))
        .isEqualTo("$2,000.00");
    assertThat(body(FULL.replace("'email':'john@example.com',", "")))
        .endsWith("\nCustomer: John Doe");
  }

  @Test
  void showsTheDecimalsOfTheCurrency() {
    assertThat(line(FULL.replace("usd", "jpy"))).isEqualTo("2x GA tickets (¥200,000)");
    assertThat(line(FULL.replace("usd", "kwd"))).isEqualTo("2x GA tickets (KWD 200.000)");
  }

  @Test
  void withoutANotificationPhoneItIsRecordedAsNotSent() {
    assertThat(Deciders.with(Map.of()).decide(purchase(FULL), Events.TIME))
        .singleElement()
        .isInstanceOfSatisfying(
            Reject.class,
            reject -> {
              assertThat(reject.reason().code()).isEqualTo("recipient_missing");
              assertThat(reject.reason().detail()).contains("SMS_NOTIFICATION_PHONE");
              assertThat(reject.about().to()).isEmpty();
            });
  }

  private String body(String data) {
    return sent(data).content().body();
  }

  private String line(String data) {
    return body(data).lines().toList().get(2);
  }

  private OutboundMessage sent(String data) {
    Decision decision = decider.decide(purchase(data), Events.TIME).getFirst();
    assertThat(decision).isInstanceOf(Send.class);
    return ((Send) decision).message();
  }

  private static DomainEvent purchase(String data) {
    return Events.event("stripe", "cs_1:paid", "purchase.completed", data);
  }
}
