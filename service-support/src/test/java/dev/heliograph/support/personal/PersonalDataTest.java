package dev.heliograph.support.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heliograph.support.config.MalformedVariable;
import dev.heliograph.support.config.Secret;
import dev.heliograph.teststack.TestStack;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
  private static final Map<String, String> ENVIRONMENT = TestStack.environmentWithoutDatabase();
  private static final Secret KEYSET = secret("HELIOGRAPH_KEYSET");
  private static final Secret HASH_KEYSET = secret("HELIOGRAPH_HASH_KEYSET");
  private final PersonalData personal = PersonalData.of(KEYSET, HASH_KEYSET);

  @Test
  void readsBackWhatItWroteAndNeverWritesTheSame() {
    byte[] once = personal.encrypt("+15551230001", "a");
    assertThat(personal.decrypt(once, "a")).isEqualTo("+15551230001");
    assertThat(personal.encrypt("+15551230001", "a")).isNotEqualTo(once);
  }

  @Test
  void aValueMovedElsewhereDoesNotRead() {
    byte[] once = personal.encrypt("+15551230001", "a");
    assertThatIllegalStateException().isThrownBy(() -> personal.decrypt(once, "b"));
  }

  @Test
  void hashIsTheSameForTheSameAndOnlyForThat() {
    assertThat(personal.hash("+15551230001")).isEqualTo(personal.hash("+15551230001"));
    assertThat(personal.hash("+15551230001")).isNotEqualTo(personal.hash("+15551230002"));
  }

  @Test
  void aWrongKeysetIsNamedAndNotShown() {
    assertThatExceptionOfType(MalformedVariable.class)
        .isThrownBy(() -> PersonalData.of(new Secret("{\"key\":[]}"), HASH_KEYSET))
        .withMessageContaining("HELIOGRAPH_KEYSET")
        .withNoCause();
    assertThatExceptionOfType(MalformedVariable.class)
        .isThrownBy(() -> PersonalData.of(KEYSET, KEYSET))
        .withMessageContaining("HELIOGRAPH_HASH_KEYSET");
  }

  private static Secret secret(String name) {
    return new Secret(Objects.requireNonNull(ENVIRONMENT.get(name)));
  }
}
