package dev.heliograph.status.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.phone.PhoneNumber;
import dev.heliograph.support.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
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

  private static MultiValueMap<String, String> parameters(String name, String value) {
    var parameters = new LinkedMultiValueMap<String, String>();
    parameters.add(name, value);
    return parameters;
  }
}
