package dev.heliograph.dispatch.email;

import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.sending.Attempt;
import dev.heliograph.dispatch.sending.Deadline;
import dev.heliograph.dispatch.sending.Gateway;
import dev.heliograph.dispatch.sending.SendOutcome;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotBegun;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mails to the server, one SMTP transaction an attempt. */
final class EmailGateway implements Gateway {
  private static final Logger log = LoggerFactory.getLogger(EmailGateway.class);

  /** A mail gives its permit back soon where the server is slow: texts need permits too. */
  private static final Duration WAITED = Duration.ofMillis(500);

  private final MailServer server;
  private final Letters letters;
  private final Semaphore slots;

  EmailGateway(MailServer server, Letters letters, int atOnce) {
    this.server = server;
    this.letters = letters;
    this.slots = new Semaphore(atOnce);
  }

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public SendOutcome send(Attempt attempt, Deadline startBy) {
    if (!hasSlot(startBy)) {
      return new NotBegun();
    }
    try (var limit = new TimeLimit(server.total())) {
      return hand(attempt.message(), startBy, limit);
    } finally {
      slots.release();
    }
  }

  private boolean hasSlot(Deadline startBy) {
    long wait = Math.min(WAITED.toMillis(), startBy.left().toMillis());
    try {
      return slots.tryAcquire(wait, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private SendOutcome hand(OutboundMessage message, Deadline startBy, TimeLimit limit) {
    MailTransaction transaction = server.begin();
    String id = letters.idOf(message);
    try {
      MimeMessage mail = letters.write(server.session(), message);
      server.connect(transaction);
      if (startBy.passed()) {
        return new NotBegun();
      }
      transaction.sendMessage(mail, mail.getAllRecipients());
      return transaction.sent(id);
    } catch (MessagingException | IllegalStateException failed) {
      SendOutcome outcome = transaction.failed(id, limit.isOver() || isTimeout(failed));
      warn(outcome);
      return outcome;
    } finally {
      close(transaction);
    }
  }

  private static boolean isTimeout(Exception failed) {
    return failed.getCause() instanceof SocketTimeoutException;
  }

  private static void warn(SendOutcome outcome) {
    if (outcome instanceof NotSent(var cause, var code, _) && cause == Cause.CREDENTIALS) {
      log.error(
          "the mail server refuses our login (code {}): set SMTP_URL to one that it takes. Mails"
              + " wait meanwhile.",
          code.map(String::valueOf).orElse("none"));
    }
  }

  /** After the answer nothing that it does counts. */
  private static void close(MailTransaction transaction) {
    try {
      transaction.close();
    } catch (MessagingException | RuntimeException gone) {
      log.debug("the mail server had gone: {}", gone.getClass().getSimpleName());
    }
  }
}
