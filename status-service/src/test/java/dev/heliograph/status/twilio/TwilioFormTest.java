package dev.heliograph.status.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heliograph.contracts.message.MessageStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioFormTest {

  @ParameterizedTest
  @CsvSource({
    "accepted, ACCEPTED",
    "scheduled, ACCEPTED",
    "queued, ACCEPTED",
    "sending, ACCEPTED",
    "sent, SENT",
    "delivered, DELIVERED",
    "Delivered, DELIVERED",
    "read, DELIVERED",
    "undelivered, UNDELIVERED",
    "failed, FAILED",
    "canceled, CANCELED"
  })
  void aWordOfTwilioIsOneOfOurs(String word, MessageStatus ours) {
    assertThat(TwilioWords.ours(word)).contains(ours);
  }

  @Test
  void anUnknownWordIsKeptAsItCame() {
    var reported = TwilioReport.of(form("MessageSid=SM1&MessageStatus=Partially_Delivered"));
    assertThat(reported).isPresent();
    assertThat(reported.get().word()).isEqualTo("Partially_Delivered");
    assertThat(reported.get().status()).isEmpty();
  }

  @Test
  void everyFieldIsKeptInItsOrder() {
    var fields = form("b=2&a=1&b=1&c&d=&e=a%2Bb+c%26&=x&&f=%C3%A9");
    assertThat(fields.values().keySet()).containsExactly("b", "a", "c", "d", "e", "", "f");
    assertThat(fields.values().get("b")).isEqualTo(List.of("2", "1"));
    assertThat(fields.values().get("e")).isEqualTo(List.of("a+b c&"));
    assertThat(fields.values().get("f")).isEqualTo(List.of("é"));
  }

  @Test
  void aBrokenEscapeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> form("a=%zz"));
  }

  @Test
  void theOlderNamesAreUnderstood() {
    var reported = TwilioReport.of(form("SmsSid=SM2&SmsStatus=sent"));
    assertThat(reported.orElseThrow().providerId()).isEqualTo("SM2");
    assertThat(reported.orElseThrow().status()).contains(MessageStatus.SENT);
  }

  @ParameterizedTest
  @CsvSource({"30003, 30003", "'', -1", "0, -1", "x, -1", "99999999999, -1"})
  void anErrorCodeIsANumber(String given, int expected) {
    var reported = TwilioReport.of(form("MessageSid=SM1&MessageStatus=failed&ErrorCode=" + given));
    assertThat(reported.orElseThrow().errorCode().orElse(-1)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"MessageSid=SM1", "MessageStatus=sent", "''", "MessageSid=&MessageStatus=sent"})
  void withoutMessageOrStatusItIsNoReport(String body) {
    assertThat(TwilioReport.of(form(body))).isEmpty();
  }

  private static FormFields form(String body) {
    return FormFields.parse(body.getBytes(StandardCharsets.UTF_8));
  }
}
