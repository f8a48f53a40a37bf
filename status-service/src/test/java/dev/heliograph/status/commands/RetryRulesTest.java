package dev.heliograph.status.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.commands.CommandedMessages.Known;
import dev.heliograph.status.commands.CommandedMessages.Traits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private static Known failed(Category category, Instant notAfter) {
    var traits = new Traits(Optional.empty(), Optional.of(category), Optional.of(notAfter), false);
    return new Known(
        new MessageId(UUID.randomUUID()), MessageStatus.UNDELIVERED, 1, traits, Optional.empty());
  }

  @Test
  void oneTimeCodeIsNeverTriedAgainHoweverUsefulItStillIs() {
    Known code = failed(Category.AUTHENTICATION, NOW.plusSeconds(600));
    assertThat(RetryRules.obstacle(code, NOW).map(Refusal::code)).contains("retry_would_fail");
    assertThat(RetryRules.usefulUntil(code, NOW)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Category.class, names = "AUTHENTICATION", mode = EnumSource.Mode.EXCLUDE)
  void everyOtherIsTriedAgain(Category category) {
    assertThat(RetryRules.obstacle(failed(category, NOW.plusSeconds(600)), NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"MARKETING, P1D", "ALERT, P1D", "TRANSACTIONAL, P3D"})
  void newOneIsAsUsefulAsItsKind(Category category, Duration useful) {
    assertThat(RetryRules.usefulUntil(failed(category, NOW.minusSeconds(1)), NOW))
        .contains(NOW.plus(useful));
  }

  @Test
  void reminderIsOfUseUntilWhatItRemindsOf() {
    Instant later = NOW.plusSeconds(60);
    assertThat(RetryRules.usefulUntil(failed(Category.REMINDER, later), NOW)).contains(later);
    assertThat(RetryRules.usefulUntil(failed(Category.REMINDER, NOW), NOW)).isEmpty();
  }
}
