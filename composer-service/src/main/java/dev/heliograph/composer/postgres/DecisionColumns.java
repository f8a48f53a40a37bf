package dev.heliograph.composer.postgres;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.Recipient;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.contracts.message.StatusChange.About;
import dev.heliograph.support.personal.PersonalData;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision as columns and back. The recipient's address is encrypted, for its row alone. */
final class DecisionColumns {
  private static final String SOURCE = "composer";

  private final PersonalData personalData;

  DecisionColumns(PersonalData personalData) {
    this.personalData = personalData;
  }

  /** What the message is, as JSON without its recipient. */
  @Nullable String about(StatusChange decision) {
    return decision
        .about()
        .map(about -> withRecipient(about, Optional.empty()))
        .map(about -> new String(ContractJson.write(about), StandardCharsets.UTF_8))
        .orElse(null);
  }

  @Nullable String channel(StatusChange decision) {
    return recipientOf(decision).map(recipient -> recipient.channel().word()).orElse(null);
  }

  byte @Nullable [] recipient(StatusChange decision) {
    return recipientOf(decision)
        .map(to -> personalData.encrypt(to.address(), context(decision.messageId())))
        .orElse(null);
  }

  byte @Nullable [] recipientHash(StatusChange decision) {
    return recipientOf(decision).map(to -> personalData.hash(to.address())).orElse(null);
  }

  StatusChange read(ResultSet row) throws SQLException {
    var id = new MessageId(row.getObject("message_id", UUID.class));
    return new StatusChange(
        id, 0, MessageStatus.of(row.getString("status")), reason(row), about(row, id));
  }

  private static StatusChange.Reason reason(ResultSet row) throws SQLException {
    return new StatusChange.Reason(
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        SOURCE,
        Optional.of(row.getString("code")),
        Optional.of(row.getString("detail")),
        Optional.empty());
  }

  /** Absent once the row has been emptied. */
  private Optional<About> about(ResultSet row, MessageId id) throws SQLException {
    String json = row.getString("about");
    if (json == null) {
      return Optional.empty();
    }
    About about = ContractJson.read(json.getBytes(StandardCharsets.UTF_8), About.class);
    return Optional.of(withRecipient(about, recipient(row, id)));
  }

  private Optional<Recipient> recipient(ResultSet row, MessageId id) throws SQLException {
    byte[] encrypted = row.getBytes("recipient");
    return encrypted == null
        ? Optional.empty()
        : Optional.of(
            new Recipient(
                Channel.of(row.getString("channel")),
                personalData.decrypt(encrypted, context(id))));
  }

  private static Optional<Recipient> recipientOf(StatusChange decision) {
    return decision.about().flatMap(About::to);
  }

  private static About withRecipient(About about, Optional<Recipient> to) {
    return new About(to, about.template(), about.handling(), about.origin());
  }

  private static String context(MessageId id) {
    return "composer.decision.recipient:" + id;
  }
}
