package dev.heliograph.dispatch.email;

import dev.heliograph.dispatch.email.SmtpServer.Login;
import dev.heliograph.support.config.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import java.util.Properties;

/** Opens one connection for each mail. */
final class MailServer {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final SmtpServer server;
  private final Session session;
  private final Duration total;

  /** Connects to nobody yet. */
  MailServer(SmtpServer server, Duration total) {
    this.server = server;
    this.total = total;
    this.session = Session.getInstance(properties());
  }

  private Properties properties() {
    String prefix = "mail." + server.protocol() + ".";
    var properties = new Properties();
    properties.setProperty(prefix + "connectiontimeout", millis(CONNECT));
    properties.setProperty(prefix + "timeout", millis(total));
    properties.setProperty(prefix + "auth", Boolean.toString(server.login().isPresent()));
    properties.setProperty(prefix + "starttls.enable", "true");
    properties.setProperty(prefix + "starttls.required", Boolean.toString(server.mustEncrypt()));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "quitwait", "false");
    return properties;
  }

  private static String millis(Duration time) {
    return Long.toString(time.toMillis());
  }

  Session session() {
    return session;
  }

  Duration total() {
    return total;
  }

  MailTransaction begin() {
    var url = new URLName(server.protocol(), server.host(), server.port(), null, null, null);
    return new MailTransaction(session, url, server);
  }

  void connect(MailTransaction transaction) throws MessagingException {
    String user = server.login().map(Login::user).orElse(null);
    String password = server.login().map(Login::password).map(Secret::value).orElse(null);
    transaction.connect(server.host(), server.port(), user, password);
  }
}
