package dev.heliograph.status.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.tracking.ErrorCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {
  @ParameterizedTest
  @CsvSource({
    "UNDELIVERED, twilio, 30003, 30003",
    "FAILED, twilio, 99999, 99999",
    "REJECTED, heliograph, missing_variable, missing_variable",
    "UNCERTAIN, heliograph, http_502, uncertain",
    "DELIVERED, twilio, 30003, ",
    "QUEUED, heliograph, missing_variable, "
  })
  void whatIsWrongIsExplained(
      MessageStatus status, String source, String code, @Nullable String explained) {
    var trouble = Trouble.of(status, Optional.of(new ErrorCode(source, code)));
    assertThat(trouble.map(it -> it.code())).isEqualTo(Optional.ofNullable(explained));
  }
}
