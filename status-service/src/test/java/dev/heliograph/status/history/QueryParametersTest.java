package dev.heliograph.status.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.phone.PhoneNumber;
import dev.heliograph.support.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class QueryParametersTest {
  private static final Optional<String> NO_REGION = Optional.empty();

  @Test
  void aNationalNumberNeedsARegion() {
    var query = QueryParameters.read(parameters("to", "0712 345678"), Optional.of("KE"));
    assertThat(query.filters().to()).contains(new PhoneNumber("+254712345678"));
    assertThatThrownBy(() -> QueryParameters.read(parameters("to", "0712 345678"), NO_REGION))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.code()).isEqualTo("number_without_region"))
        .hasMessageNotContaining("345678");
  }

  @Test
  void withoutParametersTheFirstFiftyAreMeant() {
    var query = QueryParameters.read(new LinkedMultiValueMap<>(), NO_REGION);
    assertThat(query.limit()).isEqualTo(50);
    assertThat(query.after()).isEmpty();
    assertThat(query.filters().statuses()).isEmpty();
  }

  @Test
  void aLabelsValueMayHaveColons() {
    var query = QueryParameters.read(parameters("label", "url:https://x"), NO_REGION);
    assertThat(query.filters().labels())
        .containsExactly(new MessageQuery.Label("url", "https://x"));
  }

  @Test
  void aCursorLeadsBackToItsPosition() {
    var filters = QueryParameters.read(parameters("label", "a:b"), NO_REGION).filters();
    var position =
        new Position(
            Instant.parse("2026-11-20T10:00:00.123456Z"), new MessageId(UUID.randomUUID()));
    assertThat(Cursor.read(Cursor.of(position, filters), filters)).isEqualTo(position);
  }

  @ParameterizedTest
  @CsvSource({
    "from, +999999999-01-01T00:00:00Z",
    "until, -0001-01-01T00:00:00Z",
    "until, 9999-12-31T23:59:59-01:00",
    "from, 0001-01-01T00:00:00+01:00"
  })
  void aTimeThatTheDatabaseCannotReadIsRefused(String name, String time) {
    assertInvalid(parameters(name, time), name);
  }

  @Test
  void theFirstAndTheLastTimeAreRead() {
    var parameters = parameters("from", "0001-01-01T00:00:00Z");
    parameters.add("until", "9999-12-31T23:59:59.999999Z");
    assertThat(QueryParameters.read(parameters, NO_REGION).filters().period().until()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"label, a:", "eventId, e", "source, /s", "subject, s", "to, +1555", "cursor, c"})
  void nulIsRefused(String name, String value) {
    assertInvalid(parameters(name, value + '\0'), name);
  }

  @Test
  void moreThanTwentyLabelsAreRefused() {
    var parameters = new LinkedMultiValueMap<String, String>();
    for (int i = 1; i <= 20; i++) {
      parameters.add("label", "name:" + i);
    }
    assertThat(QueryParameters.read(parameters, NO_REGION).filters().labels()).hasSize(20);
    parameters.add("label", "name:21");
    assertInvalid(parameters, "label");
  }

  @Test
  void aForgedCursorOfAnotherAgeIsRefused() {
    var filters = QueryParameters.read(parameters("label", "a:b"), NO_REGION).filters();
    var early = Instant.parse("-0044-03-15T12:00:00Z");
    String cursor = Cursor.of(new Position(early, new MessageId(UUID.randomUUID())), filters);
    assertThatIllegalArgumentException().isThrownBy(() -> Cursor.read(cursor, filters));
  }

  private static void assertInvalid(MultiValueMap<String, String> parameters, String name) {
    assertThatThrownBy(() -> QueryParameters.read(parameters, NO_REGION))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(HttpStatus.BAD_REQUEST);
              assertThat(problem.code()).isEqualTo("parameter_invalid");
              assertThat(problem.fields())
                  .extracting(ProblemException.FieldProblem::pointer)
                  .containsExactly(name);
            });
  }

  private static MultiValueMap<String, String> parameters(String name, String value) {
    var parameters = new LinkedMultiValueMap<String, String>();
    parameters.add(name, value);
    return parameters;
  }
}
