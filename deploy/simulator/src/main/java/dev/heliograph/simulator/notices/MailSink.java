package dev.heliograph.simulator.notices;

import dev.heliograph.simulator.notices.Notices.Head;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server that keeps what it gets and hands nothing on. Mailboxes named {@code refused} are
 * refused for good (550), those named {@code later} for now (451).
 */
public final class MailSink implements AutoCloseable {
  private static final int LARGEST_MAIL = 256 * 1024;
  private static final int MOST_CONNECTIONS = 64;

  private final Session session = Session.getInstance(new Properties());
  private final Notices notices;
  private final SMTPServer server;

  /**
   * Starts to listen.
   *
   * @param port 0: any free one
   * @throws MailPortTaken where nobody can listen there
   */
  public MailSink(String address, int port, Notices notices) {
    this.notices = notices;
    this.server =
        SMTPServer.port(port)
            .bindAddress(addressOf(address))
            .softwareName("Heliograph simulator")
            .maxMessageSize(LARGEST_MAIL)
            .maxConnections(MOST_CONNECTIONS)
            .messageHandlerFactory(Handler::new)
            .build();
    try {
      server.start();
    } catch (RuntimeException taken) {
      throw new MailPortTaken(taken);
    }
  }

  private static InetAddress addressOf(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException unknown) {
      throw new MailPortTaken(unknown);
    }
  }

  public int port() {
    return server.getPortAllocated();
  }

  /** One mail on its way in. */
  private final class Handler implements MessageHandler {
    private final List<String> recipients = new ArrayList<>();

    Handler(MessageContext context) {}

    @Override
    public void from(String sender) {}

    @Override
    public void recipient(String recipient) throws RejectException {
      String mailbox = recipient.toLowerCase(Locale.ROOT).replaceFirst("@.*", "");
      if (mailbox.equals("refused")) {
        throw new RejectException(550, "5.1.1 no such mailbox");
      }
      if (mailbox.equals("later")) {
        throw new RejectException(451, "4.3.0 try again later");
      }
      recipients.add(recipient.toLowerCase(Locale.ROOT));
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
      try {
        keep(new MimeMessage(session, new ByteArrayInputStream(data.readAllBytes())));
        return "2.0.0 kept";
      } catch (MessagingException malformed) {
        throw new RejectException(554, "5.6.0 not a mail");
      }
    }

    private void keep(MimeMessage mail) throws MessagingException, IOException {
      var head = new Head(sender(mail), mail.getSubject(), mail.getMessageID());
      String text = String.valueOf(mail.getContent());
      recipients.forEach(to -> notices.add("email", to, head, text.stripTrailing()));
    }

    @Override
    public void done() {}
  }

  private static String sender(MimeMessage mail) throws MessagingException {
    Address[] from = Optional.ofNullable(mail.getFrom()).orElse(new Address[0]);
    return from.length == 0 ? "" : from[0].toString();
  }

  @Override
  public void close() {
    server.stop();
  }
}
