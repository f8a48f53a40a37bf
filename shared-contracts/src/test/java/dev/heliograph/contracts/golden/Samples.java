package dev.heliograph.contracts.golden;

import dev.heliograph.contracts.command.CancelRequested;
import dev.heliograph.contracts.command.Command.Asked;
import dev.heliograph.contracts.command.RetryRequested;
import dev.heliograph.contracts.event.EventRef;
import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Content;
import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.Origin;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.ProviderReport;
import dev.heliograph.contracts.message.ProviderReport.Reported;
import dev.heliograph.contracts.message.Recipient;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.contracts.message.StatusChange.About;
import dev.heliograph.contracts.message.StatusChange.ProviderAnswer;
import dev.heliograph.contracts.message.StatusChange.Reason;
import dev.heliograph.contracts.message.TemplateRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the golden files hold, by the name of the file: a form is added, none is ever changed. */
final class Samples {
  private static final MessageId ID = MessageId.parse("d91be060-0432-82d6-9baf-97e067044513");
  private static final Recipient JOHN = new Recipient(Channel.SMS, "+254712345678");
  private static final MessageId EMAIL_ID = MessageId.parse("41759aa8-c3f5-8868-8120-8c77c8f50ba8");
  private static final Recipient JOHNS_MAIL = new Recipient(Channel.EMAIL, "john@example.com");
  private static final TemplateRef TEMPLATE = new TemplateRef("ticket-created", 1);
  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
  private static final Asked ASKED = new Asked(TEN.plusSeconds(300), "support");
  private static final EventRef EVENT =
      new EventRef("/helpdesk", "e-1", "ticket.created", Optional.of("ticket:TKT-1"), TEN);
  private static final Map<String, String> LABELS =
      Map.of("ticket", "TKT-1", "attendee", "attendee_456");

  static final Map<String, Object> RECORDS = new LinkedHashMap<>();

  static {
    RECORDS.put("OutboundMessage/v1-full", fullMessage());
    RECORDS.put("OutboundMessage/v1-least", leastMessage());
    RECORDS.put("OutboundMessage/v1-fallback", messageWithFallback());
    RECORDS.put("OutboundMessage/v1-email", email());
    RECORDS.put("StatusChange/v1-rejected", rejected());
    RECORDS.put("StatusChange/v1-no-address", noAddress());
    RECORDS.put("StatusChange/v1-sending", sending());
    RECORDS.put("StatusChange/v1-accepted", accepted());
    RECORDS.put("StatusChange/v1-refused", refused());
    RECORDS.put("ProviderReport/v1-undelivered", undelivered());
    RECORDS.put("ProviderReport/v1-unknown-word", unknownWord());
    RECORDS.put("RetryRequested/v1-retry", retry());
    RECORDS.put("CancelRequested/v1-cancel", new CancelRequested(ID, 0, ASKED));
  }

  private Samples() {}

  private static OutboundMessage fullMessage() {
    return new OutboundMessage(
        ID,
        JOHN,
        new Content("Hi John, your ticket €5 🎫", Optional.of(TEMPLATE)),
        new Handling(
            Category.TRANSACTIONAL,
            Lane.URGENT,
            Instant.parse("2026-11-23T10:00:00Z"),
            Optional.of("acme")),
        new Origin(EVENT, "ticket-created", "customer", LABELS, Optional.of("9f86d081884c7d65")));
  }

  private static OutboundMessage messageWithFallback() {
    OutboundMessage text = fullMessage();
    return new OutboundMessage(
        ID,
        JOHN,
        text.content(),
        text.handling(),
        text.origin(),
        Optional.of(new OutboundMessage.Fallback(EMAIL_ID, JOHNS_MAIL, mail())));
  }

  private static OutboundMessage email() {
    OutboundMessage text = fullMessage();
    var handling =
        new Handling(
            Category.TRANSACTIONAL,
            Lane.NOTICES,
            Instant.parse("2026-11-23T10:00:00Z"),
            Optional.empty());
    return new OutboundMessage(EMAIL_ID, JOHNS_MAIL, mail(), handling, text.origin());
  }

  private static Content mail() {
    return new Content(
        "Hi John, a text did not reach you",
        Optional.of(new TemplateRef("text-not-delivered", 1)),
        Optional.of("A text for John did not arrive"));
  }

  private static OutboundMessage leastMessage() {
    var event =
        new EventRef(
            "/clients/shop",
            "0190",
            "message.requested",
            Optional.empty(),
            Instant.parse("2026-11-19T10:00:00Z"));
    return new OutboundMessage(
        MessageId.derive("/clients/shop", "0190", "direct", "recipient", ""),
        new Recipient(Channel.SMS, "+15551230001"),
        new Content("Your table is ready", Optional.empty()),
        new Handling(
            Category.MARKETING,
            Lane.BULK,
            Instant.parse("2026-11-20T10:00:00.123456789Z"),
            Optional.empty()),
        new Origin(event, "direct", "recipient", Map.of(), Optional.empty()));
  }

  private static StatusChange rejected() {
    var reason =
        new Reason(
            TEN.plusSeconds(1),
            "composer",
            Optional.of("missing_variable"),
            Optional.of("no value for customer_name"),
            Optional.empty());
    var about = about(Optional.of(JOHN), Optional.of(TEMPLATE));
    return new StatusChange(ID, 0, MessageStatus.REJECTED, reason, Optional.of(about));
  }

  private static StatusChange noAddress() {
    var reason =
        new Reason(
            TEN.plusSeconds(1),
            "composer",
            Optional.of("no_number"),
            Optional.empty(),
            Optional.empty());
    var about = about(Optional.empty(), Optional.empty());
    return new StatusChange(ID, 0, MessageStatus.SUPPRESSED, reason, Optional.of(about));
  }

  private static About about(Optional<Recipient> to, Optional<TemplateRef> template) {
    return new About(
        to,
        template,
        new Handling(
            Category.TRANSACTIONAL,
            Lane.URGENT,
            Instant.parse("2026-11-23T10:00:00Z"),
            Optional.empty()),
        new Origin(EVENT, "ticket-created", "customer", LABELS, Optional.empty()));
  }

  private static StatusChange sending() {
    var reason =
        new Reason(
            TEN.plusMillis(1500), "dispatch", Optional.empty(), Optional.empty(), Optional.empty());
    return new StatusChange(ID, 1, MessageStatus.SENDING, reason, Optional.empty());
  }

  private static StatusChange accepted() {
    var answer =
        new ProviderAnswer(
            "twilio", Optional.of("SM00000000000000000000000000000001"), Optional.empty());
    var reason =
        new Reason(
            TEN.plusSeconds(2),
            "dispatch",
            Optional.empty(),
            Optional.empty(),
            Optional.of(answer));
    return new StatusChange(ID, 1, MessageStatus.ACCEPTED, reason, Optional.empty());
  }

  private static StatusChange refused() {
    var answer = new ProviderAnswer("twilio", Optional.empty(), Optional.of(21614));
    var reason =
        new Reason(
            TEN.plusSeconds(3),
            "dispatch",
            Optional.of("provider_refused"),
            Optional.of("the provider says that the number cannot take texts"),
            Optional.of(answer));
    return new StatusChange(ID, 2, MessageStatus.REJECTED, reason, Optional.empty());
  }

  private static ProviderReport undelivered() {
    var fields = new LinkedHashMap<String, List<String>>();
    fields.put("MessageSid", List.of("SM00000000000000000000000000000001"));
    fields.put("MessageStatus", List.of("undelivered"));
    fields.put("To", List.of("+254712345678"));
    fields.put("ErrorCode", List.of("30003"));
    fields.put("AddOns", List.of("a", "b"));
    var reported =
        new Reported(
            "twilio",
            "SM00000000000000000000000000000001",
            "undelivered",
            Optional.of(MessageStatus.UNDELIVERED),
            Optional.of(30003));
    return new ProviderReport(ID, 1, reported, TEN.plusSeconds(5), fields);
  }

  private static RetryRequested retry() {
    return new RetryRequested(ID, 1, Instant.parse("2026-11-23T10:00:00Z"), ASKED);
  }

  private static ProviderReport unknownWord() {
    var reported =
        new Reported(
            "twilio",
            "SM00000000000000000000000000000002",
            "partially_delivered",
            Optional.empty(),
            Optional.empty());
    return new ProviderReport(ID, 3, reported, TEN.plusSeconds(5), Map.of());
  }
}
