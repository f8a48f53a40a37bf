package dev.heliograph.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @Test
  void oneMailboxHasOneForm() {
    assertThat(EmailAddress.parse(" John.Doe+tickets@Mail.Example.COM "))
        .map(EmailAddress::normal)
        .hasValue("john.doe+tickets@mail.example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "john",
        "@example.com",
        "john@",
        "john@@example.com",
        "john@example..com",
        "john@-example.com",
        ".john@example.com",
        "john doe@example.com",
        "John <john@example.com>",
        "john@example.com,jane@example.com",
        "john@example.com\r\nBcc: jane@example.com",
        "\"john\"@example.com",
        "jöhn@example.com"
      })
  void whatIsNoSingleAddressIsRefused(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  @Test
  void anAddressIsAsLongAsAMailServerTakesIt() {
    assertThat(EmailAddress.parse("a".repeat(64) + "@example.com")).isPresent();
    assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
    assertThat(EmailAddress.parse("a@" + "b.".repeat(125) + "cd")).isPresent();
    assertThat(EmailAddress.parse("a@" + "b.".repeat(126) + "cd")).isEmpty();
  }

  @Test
  void anAddressIsNeitherShownNorInAFault() {
    assertThat(new EmailAddress("john@example.com").toString()).doesNotContain("john");
    assertThatThrownBy(() -> new EmailAddress("john at example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("john");
  }
}
