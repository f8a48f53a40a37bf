package dev.heliograph.contracts.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.phone.PhoneNumber.Parsed;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentNumbersTest {
  private static final String NATIONAL = "0712345678";

  @Test
  void aNumberIsReadOnceAndThenRemembered() {
    Parsed first = RecentNumbers.parse("+254712345678", Optional.empty());
    assertThat(RecentNumbers.parse("+254712345678", Optional.empty())).isSameAs(first);
  }

  @Test
  void theRegionBelongsToIt() {
    assertThat(RecentNumbers.parse(NATIONAL, Optional.empty())).isInstanceOf(Parsed.Invalid.class);
    assertThat(RecentNumbers.parse(NATIONAL, Optional.of("KE")))
        .isEqualTo(new Parsed.Valid(new PhoneNumber("+254712345678")));
    assertThat(RecentNumbers.parse(NATIONAL, Optional.empty())).isInstanceOf(Parsed.Invalid.class);
  }

  /** "Aa" and "BB" have one hash: two texts may have one place. */
  @Test
  void anotherTextInItsPlaceIsAnother() {
    Parsed one = RecentNumbers.parse("Aa", Optional.empty());
    Parsed other = RecentNumbers.parse("BB", Optional.empty());
    assertThat(one).isEqualTo(other).isNotSameAs(other);
  }
}
