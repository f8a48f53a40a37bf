package dev.heliograph.ingest.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {
  /** Changing it would text again what is repeated over an upgrade. */
  @Test
  void theEventIdOfAKeyNeverChanges() {
    assertThat(new IdempotencyKey("order-1").eventIdFor("shop"))
        .isEqualTo("a8ef18bbdb26cc5acb22848d20a82d148f9d9e44d48cf4feadaf70c5fdc4af4b");
  }

  @Test
  void clientsDoNotShareKeys() {
    var key = new IdempotencyKey("order-1");
    assertThat(key.eventIdFor("shop")).isNotEqualTo(key.eventIdFor("desk"));
    assertThat(new IdempotencyKey("bc").eventIdFor("a"))
        .isNotEqualTo(new IdempotencyKey("c").eventIdFor("ab"));
  }

  @Test
  void aDrawnKeyIsAUuidOfVersion7() {
    var clock = Clock.fixed(Instant.ofEpochMilli(0x0123_4567_89ABL), ZoneOffset.UTC);
    var drawn = UUID.fromString(IdempotencyKey.draw(clock).value());
    assertThat(drawn.version()).isEqualTo(7);
    assertThat(drawn.variant()).isEqualTo(2);
    assertThat(drawn.toString()).startsWith("01234567-89ab-7");
    assertThat(IdempotencyKey.draw(clock)).isNotEqualTo(IdempotencyKey.draw(clock));
  }
}
