package dev.heliograph.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {

  /** Computed by another program: whoever changes one of these sends every open message twice. */
  @ParameterizedTest
  @CsvSource(
      emptyValue = "",
      textBlock =
          """
          stripe, cs_test_a1:paid, sale-notice, team, +15551230001, 0880fd97-3695-876e-8cb9-eb8f5db88d67
          /helpdesk, e-1, ticket-created, customer, +254712345678, d91be060-0432-82d6-9baf-97e067044513
          /helpdesk, e-1, ticket-created, technician, +254798765432, b4d31801-6b6a-8ce7-9060-cd06847b36ba
          /clients/shop, 0190, direct, recipient, '', 41759aa8-c3f5-8868-8120-8c77c8f50ba7
          /büro/ñ, e-1, r, a, +15551230001, 6b4352b1-f62c-8749-93c5-8f306e819314
          ab, c, r, a, '', ab997413-6657-8d94-a05e-184fc2b648f5
          a, bc, r, a, '', 9b596225-a3b9-8b6d-9f93-13e18046cbdf
          '', '', '', '', '', de47c9b2-7eb8-8300-9bb5-f2c353e632c3
          """)
  void idIsDerivedFromItsParts(
      String source, String event, String rule, String audience, String recipient, String id) {
    assertThat(MessageId.derive(source, event, rule, audience, recipient))
        .hasToString(id)
        .isEqualTo(MessageId.parse(id));
  }

  @Test
  void idIsUuidOfVersion8() {
    var id = MessageId.derive("s", "e", "r", "a", "");
    assertThat(id.value().version()).isEqualTo(8);
    assertThat(id.value().variant()).isEqualTo(2);
  }

  /** Postgres compares the 16 bytes of a uuid as unsigned. */
  @Test
  void orderIsThatOfPostgres() {
    List<MessageId> ids =
        IntStream.range(0, 1000)
            .mapToObj(i -> MessageId.derive("s", "e" + i, "r", "a", ""))
            .toList();
    Comparator<MessageId> byBytes = (a, b) -> Arrays.compareUnsigned(bytes(a), bytes(b));
    assertThat(ids.stream().sorted())
        .containsExactlyElementsOf(ids.stream().sorted(byBytes).toList());
    assertThat(ids.getFirst()).isEqualByComparingTo(ids.getFirst());
    assertThat(MessageId.parse("7fffffff-ffff-8fff-bfff-ffffffffffff"))
        .isLessThan(MessageId.parse("80000000-0000-8000-8000-000000000000"));
    assertThat(MessageId.parse("00000000-0000-8000-8000-000000000000"))
        .isLessThan(MessageId.parse("00000000-0000-8000-bfff-000000000000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-1-1-1-1", "+15551230001", "0880fd9736958 76e8cb9eb8f5db88d67"})
  void otherFormsAreRefusedWithoutQuotingThem(String text) {
    assertThatThrownBy(() -> MessageId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a UUID in its usual form");
  }

  private static byte[] bytes(MessageId id) {
    return HexFormat.of().parseHex(id.toString().replace("-", ""));
  }
}
