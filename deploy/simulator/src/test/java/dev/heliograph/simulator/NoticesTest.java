package dev.heliograph.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Mails and chat messages are taken, kept and shown. */
class NoticesTest {
  private final RunningSimulator simulator = new RunningSimulator();

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void aMailIsShownAsItCame() throws Exception {
    send("john@example.com", "A text for Jöhn", "It said: 🎫\n.\nbye");
    JsonNode mail = simulator.read("/simulator/notices?to=john@example.com").json().path(0);
    assertThat(mail.path("channel").asString()).isEqualTo("email");
    assertThat(mail.path("subject").asString()).isEqualTo("A text for Jöhn");
    assertThat(mail.path("text").asString().lines()).containsExactly("It said: 🎫", ".", "bye");
    assertThat(mail.path("from").asString()).isEqualTo("texts@example.com");
    assertThat(mail.path("messageId").asString()).startsWith("<");
  }

  @Test
  void someMailboxesRefuse() throws IOException {
    for (String mailbox : new String[] {"refused", "later"}) {
      assertThatThrownBy(() -> send(mailbox + "@example.com", "No", "no"))
          .isInstanceOf(SendFailedException.class);
    }
    assertThat(simulator.read("/simulator/notices").json()).isEmpty();
  }

  @Test
  void chatMessagesAreAnsweredAsByTheRealOnes() throws IOException {
    var slack = simulator.call("POST", "/slack/services/T0/B0/x", "{\"text\":\"a sale\"}");
    assertThat(slack.status()).isEqualTo(200);
    String webhook = "/discord/api/webhooks/1/x";
    assertThat(simulator.call("POST", webhook, "{\"content\":\"another\"}").status())
        .isEqualTo(204);
    var waited = simulator.call("POST", webhook + "?wait=true", "{\"content\":\"a third\"}");
    assertThat(waited.text("id")).isNotEmpty();
    assertThat(simulator.read("/simulator/notices").json().valueStream())
        .extracting(notice -> notice.path("text").asString())
        .containsExactly("a third", "another", "a sale");
    assertThat(simulator.read("/simulator/notices?channel=slack").json()).hasSize(1);
  }

  @Test
  void aWebhookThatIsDownOrGoneOrGetsNoWordsSaysSo() throws IOException {
    String words = "{\"text\":\"a sale\"}";
    assertThat(simulator.call("POST", "/slack/services/T0/down", words).status()).isEqualTo(503);
    assertThat(simulator.call("POST", "/slack/services/T0/gone", words).status()).isEqualTo(404);
    assertThat(simulator.call("POST", "/slack/services/T0/x", "{}").status()).isEqualTo(400);
    assertThat(simulator.call("POST", "/slack/services/T0/x", "words").status()).isEqualTo(400);
    assertThat(simulator.call("GET", "/slack/services/T0/x", "").status()).isEqualTo(405);
    assertThat(simulator.read("/simulator/notices").json()).isEmpty();
  }

  @Test
  void theOldestMakesRoomAndAllCanBeForgotten() throws IOException {
    for (int i = 0; i < 1_001; i++) {
      simulator.call("POST", "/slack/services/T0/x", "{\"text\":\"" + i + "\"}");
    }
    JsonNode kept = simulator.read("/simulator/notices").json();
    assertThat(kept).hasSize(1_000);
    assertThat(kept.path(999).path("text").asString()).isEqualTo("1");
    assertThat(simulator.call("DELETE", "/simulator/notices", "").status()).isEqualTo(204);
    assertThat(simulator.read("/simulator/notices").json()).isEmpty();
  }

  @Test
  void aFewLongOnesAreKeptAndNotAll() throws IOException {
    String words = "{\"text\":\"" + "x".repeat(200_000) + "\"}";
    for (int i = 0; i < 30; i++) {
      simulator.call("POST", "/slack/services/T0/x", words);
    }
    JsonNode kept = simulator.read("/simulator/notices").json();
    assertThat(kept).hasSize(20);
    assertThat(kept.path(0).path("order").asLong()).as("the newest").isEqualTo(30);
  }

  private void send(String to, String subject, String text) throws MessagingException {
    var properties = new Properties();
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", String.valueOf(simulator.mailPort()));
    var mail = new MimeMessage(Session.getInstance(properties));
    mail.setFrom(new InternetAddress("texts@example.com"));
    mail.setRecipient(RecipientType.TO, new InternetAddress(to));
    mail.setSubject(subject, "UTF-8");
    mail.setText(text, "UTF-8");
    Transport.send(mail);
  }
}
