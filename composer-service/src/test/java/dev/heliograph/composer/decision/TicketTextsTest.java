package dev.heliograph.composer.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.composer.decision.Decision.Reject;
import dev.heliograph.composer.decision.Decision.Send;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TicketTextsTest {
  private static final String CUSTOMER = "+254712345678";
  private static final String TECHNICIAN = "+254798765432";
  private static final String PEOPLE =
      """
      'customer':{'id':'c-7','name':'John Doe','phone':'+254712345678','email':'john@example.com'},
      'technician':{'id':'t-3','name':'Jane Doe','phone':'+254798765432'}
      """;
  private static final String FULL =
      "{'ticket':{'number':'TKT-2024-001','issue':'Internet not working','priority':'high',"
          + "'status':'in-progress',"
          + "'resolution':'Issue was resolved by restarting the modem'},"
          + PEOPLE
          + "}";

  private final Decider decider = Deciders.usual();

  @Test
  void created() {
    assertThat(texts("ticket.created", FULL))
        .containsExactly(
            CUSTOMER
                + ": Hi John, your support ticket #TKT-2024-001 has been created. Issue: Internet"
                + " not working. Technician: Jane Doe will contact you shortly.",
            TECHNICIAN
                + ": New ticket #TKT-2024-001 for John Doe. Priority: high. Issue: Internet not"
                + " working. Contact: +254712345678");
  }

  @Test
  void assigned() {
    assertThat(texts("ticket.assigned", FULL))
        .containsExactly(
            CUSTOMER
                + ": Hi John, your ticket #TKT-2024-001 has been assigned to Jane Doe. They will"
                + " contact you at +254798765432 shortly.",
            TECHNICIAN
                + ": Ticket #TKT-2024-001 assigned to you. Customer: John (254712345678). Priority:"
                + " high. Internet not working");
  }

  @Test
  void statusChanged() {
    assertThat(texts("ticket.status_changed", FULL))
        .containsExactly(
            CUSTOMER
                + ": Hi John, your ticket #TKT-2024-001 status has been updated to in-progress."
                + " We'll keep you posted on the progress.",
            TECHNICIAN + ": Ticket #TKT-2024-001 for John Doe status changed to in-progress.");
  }

  @Test
  void closed() {
    assertThat(texts("ticket.closed", FULL))
        .containsExactly(
            CUSTOMER
                + ": Hi John, your ticket #TKT-2024-001 has been resolved and closed. Resolution:"
                + " Issue was resolved by restarting the modem. Thank you for choosing us!");
  }

  @Test
  void aResolutionThatEndsWithAFullStopEndsWithOne() {
    assertThat(texts("ticket.closed", FULL.replace("the modem'", "the modem.'")))
        .singleElement()
        .asString()
        .endsWith("Issue was resolved by restarting the modem. Thank you for choosing us!");
  }

  @Test
  void aSentenceWhoseDatumIsMissingIsLeftOut() {
    String data =
        "{'ticket':{'number':'TKT-1','status':'open'},'customer':{'phone':'"
            + CUSTOMER
            + "'},'technician':{'phone':'"
            + TECHNICIAN
            + "'}}";
    assertThat(texts("ticket.created", data))
        .containsExactly(
            CUSTOMER + ": Hi, your support ticket #TKT-1 has been created.",
            TECHNICIAN + ": New ticket #TKT-1. Contact: +254712345678");
    assertThat(texts("ticket.assigned", data))
        .containsExactly(
            CUSTOMER
                + ": Hi, your ticket #TKT-1 has been assigned. They will contact you at"
                + " +254798765432 shortly.",
            TECHNICIAN + ": Ticket #TKT-1 assigned to you. Customer: 254712345678.");
    assertThat(texts("ticket.status_changed", data))
        .containsExactly(
            CUSTOMER
                + ": Hi, your ticket #TKT-1 status has been updated to open. We'll keep you posted"
                + " on the progress.",
            TECHNICIAN + ": Ticket #TKT-1 status changed to open.");
    assertThat(texts("ticket.closed", data))
        .containsExactly(
            CUSTOMER
                + ": Hi, your ticket #TKT-1 has been resolved and closed. Thank you for choosing"
                + " us!");
  }

  @Test
  void withoutATechnicianTheCustomerHearsAndTheRestIsRecorded() {
    String data =
        "{'ticket':{'number':'TKT-1','issue':'No tone'},'technician':null,"
            + "'customer':{'name':'John Doe','phone':'+254712345678'}}";
    assertThat(texts("ticket.created", data))
        .containsExactly(
            CUSTOMER + ": Hi John, your support ticket #TKT-1 has been created. Issue: No tone.",
            "recipient_missing technician");
    assertThat(texts("ticket.status_changed", data.replace("'issue'", "'status'")))
        .containsExactly(
            CUSTOMER
                + ": Hi John, your ticket #TKT-1 status has been updated to No tone. We'll keep you"
                + " posted on the progress.",
            "recipient_missing technician");
  }

  @Test
  void aNumberThatIsNoneIsRecordedUnderAnIdWithoutRecipient() {
    DomainEvent event =
        Events.upstream("e-1", "ticket.created", FULL.replace(CUSTOMER, "call the office"));
    List<Decision> decisions = decider.decide(event, Events.TIME);
    assertThat(decisions).hasSize(2);
    assertThat(decisions.get(0)).isInstanceOf(Reject.class);
    var reject = (Reject) decisions.get(0);
    assertThat(reject.reason().code()).isEqualTo("number_invalid");
    assertThat(reject.reason().detail()).doesNotContain("office");
    assertThat(reject.about().to()).isEmpty();
    assertThat(reject.messageId())
        .isEqualTo(MessageId.derive("/helpdesk", "e-1", "ticket-created-customer", "customer", ""));
    assertThat(decisions.get(1)).isInstanceOf(Send.class);
    assertThat(((Send) decisions.get(1)).message().content().body())
        .endsWith("Contact: call the office");
  }

  @Test
  void aMessageTellsWhatItIs() {
    DomainEvent event = Events.upstream("e-1", "ticket.created", FULL);
    var message = ((Send) decider.decide(event, Events.TIME).getFirst()).message();
    assertThat(message.id())
        .isEqualTo(
            MessageId.derive("/helpdesk", "e-1", "ticket-created-customer", "customer", CUSTOMER));
    assertThat(message.handling())
        .isEqualTo(
            new Handling(
                Category.TRANSACTIONAL,
                Lane.NORMAL,
                Events.TIME.plus(Duration.ofDays(3)),
                Optional.empty()));
    assertThat(message.origin().event()).isEqualTo(event.ref());
    assertThat(message.origin().labels())
        .isEqualTo(Map.of("ticket", "TKT-2024-001", "customer", "c-7"));
  }

  @Test
  void aChangeIsToldAsWhatItIs() {
    String open =
        "{'ticket':{'number':'TKT-1','status':'open'},'customer':{'phone':'+254712345678'}}";
    String closed = FULL.replace("in-progress", "closed").replace("TKT-2024-001", "TKT-1");
    DomainEvent event = changed(open, closed);
    List<Decision> decisions = decider.decide(event, Events.TIME);
    assertThat(decisions.stream().map(TicketTextsTest::rule))
        .containsExactly(
            "ticket-assigned-customer", "ticket-assigned-technician", "ticket-closed-customer");
    assertThat(decisions.stream().map(Decision::messageId)).doesNotHaveDuplicates();
    assertThat(((Send) decisions.getFirst()).message().origin().event().type())
        .isEqualTo("ticket.changed");
    assertThat(decider.decide(changed(open, open), Events.TIME)).isEmpty();
  }

  private static DomainEvent changed(String before, String after) {
    return Events.upstream(
        "e-2", "ticket.changed", "{'before':%s,'after':%s}".formatted(before, after));
  }

  private List<String> texts(String type, String data) {
    return decider.decide(Events.upstream("e-1", type, data), Events.TIME).stream()
        .map(TicketTextsTest::shown)
        .toList();
  }

  private static String shown(Decision decision) {
    return switch (decision) {
      case Send(var message) -> message.to().address() + ": " + message.content().body();
      case Reject(_, var about, var reason) -> reason.code() + " " + about.origin().audience();
      case Decision.Expire _ -> "expired";
    };
  }

  private static String rule(Decision decision) {
    return switch (decision) {
      case Send(var message) -> message.origin().rule();
      case Reject(_, var about, _) -> about.origin().rule();
      case Decision.Expire(_, var about, _) -> about.origin().rule();
    };
  }
}
