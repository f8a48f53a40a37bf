package dev.heliograph.support.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heliograph.support.config.MalformedVariable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
  // sha256("secret") and sha256("other")
  private static final String SECRET =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";
  private static final String OTHER =
      "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa";

  @Test
  void findsTheKeyAndItsScopes() {
    ApiKeys keys = ApiKeys.parse("shop:send+read:" + SECRET + ", desk:all:" + OTHER);
    ApiKeys.ApiKey shop = keys.find("secret").orElseThrow();
    assertThat(shop.caller().name()).isEqualTo("shop");
    assertThat(shop.scopes()).containsExactlyInAnyOrder(Scope.SEND, Scope.READ);
    assertThat(keys.find("other").orElseThrow().scopes()).containsExactlyInAnyOrder(Scope.values());
    assertThat(keys.find("secret ")).isEmpty();
    assertThat(keys.find("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop:send",
        "shop:fly:" + SECRET,
        "Shop:send:" + SECRET,
        ":send:" + SECRET,
        "shop::" + SECRET,
        "shop:send:" + SECRET + ",",
        "shop:send:" + SECRET + ",shop:read:" + OTHER,
        "shop:send:ABC"
      })
  void refusesAnythingElseNamingTheVariable(String text) {
    assertThatExceptionOfType(MalformedVariable.class)
        .isThrownBy(() -> ApiKeys.parse(text))
        .withMessageContaining("HELIOGRAPH_API_KEYS")
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain(SECRET));
  }
}
