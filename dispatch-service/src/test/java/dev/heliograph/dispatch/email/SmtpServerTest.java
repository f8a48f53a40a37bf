package dev.heliograph.dispatch.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.dispatch.email.SmtpServer.Login;
import dev.heliograph.support.config.MalformedVariable;
import dev.heliograph.support.config.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpServerTest {

  @Test
  void userAndPasswordAreDecodedAndNeverGoUnencrypted() {
    SmtpServer server = parse("smtp://texts%40example.com:p%3Aw+1@mail.example.com");
    assertThat(server.port()).isEqualTo(587);
    assertThat(server.login()).hasValue(new Login("texts@example.com", new Secret("p:w+1")));
    assertThat(server.mustEncrypt()).isTrue();
    assertThat(server.toString()).doesNotContain("p:w");
  }

  @Test
  void aServerOnThisMachineNeedsNoEncryption() {
    assertThat(parse("smtp://a:b@localhost:8025").mustEncrypt()).isFalse();
    assertThat(parse("smtps://mail.example.com").port()).isEqualTo(465);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mail.example.com", "http://mail", "smtp://", "smtp://user@mail", "smtp://a b"})
  void anotherFormStopsTheStartAndIsNotShown(String url) {
    assertThatThrownBy(() -> parse(url))
        .isInstanceOf(MalformedVariable.class)
        .hasMessageStartingWith("SMTP_URL is not usable")
        .hasNoCause();
  }

  private static SmtpServer parse(String url) {
    return SmtpServer.parse(new Secret(url));
  }
}
