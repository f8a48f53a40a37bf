package dev.heliograph.dispatch.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.event.EventRef;
import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Content;
import dev.heliograph.contracts.message.EmailAddress;
import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.Origin;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.Recipient;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LettersTest {
  private static String subjectOf(String subject) throws MessagingException {
    Instant now = Instant.now();
    var event = new EventRef("/tests", "e-1", "ticket.closed", Optional.empty(), now);
    var message =
        new OutboundMessage(
            new MessageId(UUID.randomUUID()),
            new Recipient(Channel.EMAIL, "john@example.com"),
            new Content("hello", Optional.empty(), Optional.of(subject)),
            new Handling(Category.TRANSACTIONAL, Lane.NOTICES, now, Optional.empty()),
            new Origin(event, "rule", "customer", Map.of(), Optional.empty()));
    return new Letters(new EmailAddress("texts@example.com"), Clock.systemUTC())
        .write(Session.getInstance(new Properties()), message)
        .getSubject();
  }

  @Test
  void subjectIsAsItWasWritten() throws MessagingException {
    assertThat(subjectOf("A text did not arrive 🎫")).isEqualTo("A text did not arrive 🎫");
  }

  @Test
  void longSubjectIsCutWhereNoCharacterIs() throws MessagingException {
    assertThat(subjectOf("🎫".repeat(5000))).isEqualTo("🎫".repeat(200) + "…");
  }
}
