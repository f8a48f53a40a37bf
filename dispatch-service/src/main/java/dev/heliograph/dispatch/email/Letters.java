package dev.heliograph.dispatch.email;

import dev.heliograph.contracts.message.EmailAddress;
import dev.heliograph.contracts.message.OutboundMessage;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;

/** Messages as mails: plain text, and the same {@code Message-ID} at every attempt. */
record Letters(EmailAddress from, Clock clock) {
  /** In characters. */
  private static final int LONGEST_SUBJECT = 200;

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  MimeMessage write(Session session, OutboundMessage message) throws MessagingException {
    String id = idOf(message);
    var mail =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id); // else it would be drawn
          }
        };
    mail.setFrom(new InternetAddress(from.normal()));
    mail.setRecipient(RecipientType.TO, new InternetAddress(message.to().address()));
    mail.setSubject(subject(message.content().subject().orElse("")), UTF_8);
    mail.setText(message.content().body(), UTF_8);
    mail.setSentDate(Date.from(clock.instant()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.saveChanges();
    return mail;
  }

  /** One line, whatever somebody's name holds, and no longer than anybody reads. */
  private static String subject(String text) {
    String line = text.replaceAll("\\s+", " ");
    int most = Math.min(LONGEST_SUBJECT, line.codePointCount(0, line.length()));
    int end = line.offsetByCodePoints(0, most);
    return end < line.length() ? line.substring(0, end) + "…" : line;
  }

  /** Whoever gets it twice can tell. */
  String idOf(OutboundMessage message) {
    String domain = from.normal().substring(from.normal().indexOf('@') + 1);
    return "<" + message.id() + "@" + domain + ">";
  }
}
