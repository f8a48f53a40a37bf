package dev.heliograph.status.tracking;

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
import dev.heliograph.contracts.message.Recipient;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.contracts.message.TemplateRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** One message's story for tests: what may be heard of it, each thing a second after the last. */
public final class Story {
  public static final String NUMBER = "+15551230042";
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final AtomicLong OFFSETS = new AtomicLong();

  private final MessageId id = new MessageId(UUID.randomUUID());
  private final Map<String, String> labels;
  private final String number;
  private Instant now;

  private Story(Map<String, String> labels, String number, Instant start) {
    this.labels = labels;
    this.number = number;
    this.now = start;
  }

  public static Story begin() {
    return new Story(Map.of("event", "event_123"), NUMBER, START);
  }

  public static Story labelled(Map<String, String> labels) {
    return new Story(labels, NUMBER, START);
  }

  public Story to(String otherNumber) {
    return new Story(labels, otherNumber, now);
  }

  public Story startingAt(Instant start) {
    return new Story(labels, number, start);
  }

  public MessageId id() {
    return id;
  }

  public OutboundMessage outbound() {
    return new OutboundMessage(
        id,
        new Recipient(Channel.SMS, number),
        new Content("Hi John", Optional.of(new TemplateRef("ticket-created", 2))),
        handling(),
        origin());
  }

  public News message() {
    return News.of(outbound(), tick(), OFFSETS.incrementAndGet());
  }

  /** A decision that keeps it from dispatch, for now or for good. */
  public News decision(MessageStatus status) {
    return News.of(decided(status, "opted_out"), OFFSETS.incrementAndGet());
  }

  public StatusChange decided(MessageStatus status, String code) {
    return new StatusChange(
        id,
        0,
        status,
        new StatusChange.Reason(
            tick(), "composer", Optional.of(code), Optional.empty(), Optional.empty()),
        Optional.of(
            new StatusChange.About(
                Optional.of(new Recipient(Channel.SMS, number)),
                Optional.empty(),
                handling(),
                origin())));
  }

  /** What dispatch tells beside the attempts. */
  public News note(String code) {
    return because(0, MessageStatus.FAILED, code);
  }

  public News because(int attempt, MessageStatus status, String code) {
    return News.of(
        new StatusChange(
            id,
            attempt,
            status,
            new StatusChange.Reason(
                tick(), "dispatch", Optional.of(code), Optional.empty(), Optional.empty()),
            Optional.empty()),
        OFFSETS.incrementAndGet());
  }

  /** Another body under the same key. */
  public News refusedRepeat() {
    return News.of(decided(MessageStatus.REJECTED, "idempotency_conflict"), 1);
  }

  public News change(int attempt, MessageStatus status) {
    return News.of(changed(attempt, status, Optional.empty()), OFFSETS.incrementAndGet());
  }

  /** What dispatch tells when the provider took it. */
  public News accepted(int attempt, String sid) {
    return News.of(
        changed(attempt, MessageStatus.ACCEPTED, Optional.of(sid)), OFFSETS.incrementAndGet());
  }

  public StatusChange changed(int attempt, MessageStatus status, Optional<String> sid) {
    return new StatusChange(
        id,
        attempt,
        status,
        new StatusChange.Reason(
            tick(),
            "dispatch",
            Optional.empty(),
            Optional.empty(),
            sid.map(it -> new StatusChange.ProviderAnswer("twilio", sid, Optional.empty()))),
        Optional.empty());
  }

  public News report(int attempt, String sid, String word, MessageStatus status) {
    return report(attempt, sid, word, Optional.of(status));
  }

  public News report(int attempt, String sid, String word, Optional<MessageStatus> status) {
    return News.of(reported(attempt, sid, word, status), OFFSETS.incrementAndGet());
  }

  public ProviderReport reported(
      int attempt, String sid, String word, Optional<MessageStatus> status) {
    return new ProviderReport(
        id,
        attempt,
        new ProviderReport.Reported(
            "twilio",
            sid,
            word,
            status,
            status.filter(MessageStatus.UNDELIVERED::equals).map(_ -> 30003)),
        tick(),
        Map.of("MessageSid", List.of(sid), "MessageStatus", List.of(word), "To", List.of(number)));
  }

  private Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }

  private static Handling handling() {
    return new Handling(
        Category.TRANSACTIONAL, Lane.NORMAL, START.plusSeconds(3600), Optional.empty());
  }

  private Origin origin() {
    return new Origin(
        new EventRef("/helpdesk", "e-" + id, "ticket.created", Optional.of("ticket:TKT-1"), START),
        "ticket-created",
        "customer",
        labels,
        Optional.empty());
  }
}
