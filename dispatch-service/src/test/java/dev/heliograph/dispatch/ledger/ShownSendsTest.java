package dev.heliograph.dispatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.support.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

class ShownSendsTest {
  private static final TestLedger DATABASE = new TestLedger();

  private final Owner owner = Owner.newRun();
  private final SendController controller = new SendController(new ShownSends(DATABASE.jdbc));

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private MessageId row(SendState state) {
    MessageId id = TestLedger.id();
    DATABASE.age(Duration.ofSeconds(1)); // those before are a second older
    TestLedger.claim(DATABASE.of(owner), owner, TestLedger.send(id, "recipient of " + id, 1));
    DATABASE
        .jdbc
        .sql("update send set state = :state where message_id = :id")
        .param("state", state.name())
        .param("id", id.value())
        .update();
    return id;
  }

  private SendController.FoundSends list(Map<String, String> parameters) {
    var given = new LinkedMultiValueMap<String, String>();
    parameters.forEach(given::add);
    return controller.list(given);
  }

  @Test
  void openRowsAreListedInTheOrderOfTheirClaimsPageByPage() {
    DATABASE.empty();
    var waiting = new ArrayList<MessageId>();
    for (int i = 0; i < 5; i++) {
      waiting.add(row(SendState.WAITING));
      row(SendState.ACCEPTED);
      row(SendState.CANCELED);
    }
    MessageId uncertain = row(SendState.UNCERTAIN);
    var seen = new ArrayList<MessageId>();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      var page =
          list(
              next.get().isEmpty()
                  ? Map.of("state", "waiting", "limit", "2")
                  : Map.of("state", "waiting", "limit", "2", "cursor", next.get()));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      page.items().forEach(one -> seen.add(one.id()));
      next = page.next();
    }
    assertThat(seen).isEqualTo(waiting);
    assertThat(list(Map.of()).items()).hasSize(6);
    assertThat(list(Map.of("state", "queued, uncertain")).items())
        .extracting(SendController.Shown::id)
        .containsExactly(uncertain);
  }

  @ParameterizedTest
  @CsvSource({
    "state, canceled, parameter_invalid",
    "state, '', parameter_invalid",
    "limit, 0, parameter_invalid",
    "limit, x, parameter_invalid",
    "cursor, AAAA, parameter_invalid",
    "to, +15551230001, parameter_unknown"
  })
  void whatCannotBeReadIsRefusedByName(String name, String value, String code) {
    assertThatThrownBy(() -> list(Map.of(name, value)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.fields().getFirst().pointer()).isEqualTo(name);
            });
  }

  @Test
  void cursorOfAnotherListIsRefused() {
    DATABASE.empty();
    row(SendState.WAITING);
    row(SendState.WAITING);
    String cursor = list(Map.of("limit", "1")).next().orElseThrow();
    assertThatThrownBy(() -> list(Map.of("state", "waiting", "cursor", cursor)))
        .isInstanceOf(ProblemException.class);
  }
}
