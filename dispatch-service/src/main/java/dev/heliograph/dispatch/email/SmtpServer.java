package dev.heliograph.dispatch.email;

import dev.heliograph.support.config.MalformedVariable;
import dev.heliograph.support.config.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where mails are handed in, out of {@code smtp://user:password@host:587} or {@code smtps://…}.
 * User and password are percent-encoded, and are never sent without encryption, but to this
 * machine.
 */
record SmtpServer(boolean tls, String host, int port, Optional<Login> login) {
  private static final String VARIABLE = "SMTP_URL";
  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_TLS = 465;
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Whom the server knows us as. */
  record Login(String user, Secret password) {}

  /** Throws {@link MalformedVariable}, without the value, when it is not of that form. */
  static SmtpServer parse(Secret url) {
    try {
      URI uri = new URI(url.value().strip());
      boolean tls = "smtps".equals(uri.getScheme());
      if (uri.getHost() == null || !(tls || "smtp".equals(uri.getScheme()))) {
        throw malformed();
      }
      int usual = tls ? SUBMISSION_TLS : SUBMISSION;
      int port = uri.getPort() < 0 ? usual : uri.getPort();
      return new SmtpServer(tls, uri.getHost(), port, login(uri.getRawUserInfo()));
    } catch (URISyntaxException | IllegalArgumentException e) { // both quote what they refuse
      throw malformed();
    }
  }

  private static Optional<Login> login(@Nullable String info) {
    if (info == null || info.isEmpty()) {
      return Optional.empty();
    }
    int colon = info.indexOf(':');
    if (colon < 0) {
      throw malformed();
    }
    return Optional.of(
        new Login(
            decoded(info.substring(0, colon)), new Secret(decoded(info.substring(colon + 1)))));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static MalformedVariable malformed() {
    return new MalformedVariable(
        VARIABLE, "it is no mail server; set it to smtp://user:password@host:587 or smtps://…");
  }

  String protocol() {
    return tls ? "smtps" : "smtp";
  }

  /** A password is not shown to whoever listens. */
  boolean mustEncrypt() {
    return login.isPresent() && !HERE.contains(host);
  }
}
