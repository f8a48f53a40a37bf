package dev.heliograph.dispatch.email;

import dev.heliograph.dispatch.sending.SendOutcome;
import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One mail handed over, and what is known of it. Before the dot that ends the data the server has
 * no mail, whatever breaks; after it only the server's answer tells. Source: RFC 5321, section
 * 4.1.1.4.
 */
final class MailTransaction extends SMTPTransport {
  private static final int CLOSING = 421;
  private static final Set<Integer> LOGIN_REFUSED = Set.of(530, 534, 535, 538);

  /** Servers that put off whom they do not know want to be left alone for minutes. */
  private static final Duration PUT_OFF = Duration.ofMinutes(5);

  private boolean ending;
  private boolean greeted;
  private int refusal;
  private int answer;

  MailTransaction(Session session, URLName url, SmtpServer server) {
    super(session, url, server.protocol(), server.tls());
  }

  /** What was refused before was only another way to begin. */
  @Override
  protected void mailFrom() throws MessagingException {
    refusal = 0;
    greeted = true;
    super.mailFrom();
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    ending = true;
    super.finishData();
  }

  /** What follows the first refusal, or the answer to the dot, is tidying up. */
  @Override
  protected int readServerResponse() throws MessagingException {
    int code = super.readServerResponse();
    if (ending && answer == 0) {
      answer = code;
    } else if (!ending && refusal == 0 && code >= 400) {
      refusal = code;
    }
    return code;
  }

  SendOutcome sent(String id) {
    return new Accepted(id);
  }

  /** What a failure means. */
  SendOutcome failed(String id, boolean tooLong) {
    if (!ending) {
      return refusal == 0 ? NotSent.because(Cause.UNREACHABLE) : refused(refusal);
    }
    if (answer >= 400 && answer < 600) {
      return refused(answer);
    }
    if (answer >= 200 && answer < 300) {
      return new Accepted(id);
    }
    return new Uncertain(tooLong ? "read_timeout" : "connection_lost");
  }

  private SendOutcome refused(int code) {
    if (LOGIN_REFUSED.contains(code)) {
      return new NotSent(Cause.CREDENTIALS, Optional.of(code), Optional.empty());
    }
    if (!greeted) { // it said so before it knew of any mail: about us, not about this one
      return new NotSent(Cause.UNAVAILABLE, Optional.of(code), Optional.of(PUT_OFF));
    }
    if (code >= 500) {
      return new Rejected(code);
    }
    Cause cause = code == CLOSING ? Cause.UNAVAILABLE : Cause.REFUSED_FOR_NOW;
    return new NotSent(cause, Optional.of(code), Optional.of(PUT_OFF));
  }
}
