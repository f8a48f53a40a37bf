package dev.heliograph.simulator.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackUrlTest {
  @Test
  void withoutAFragmentEverythingIsTwiliosDefault() {
    assertThat(overrides("http://host/path"))
        .isEqualTo(new Overrides(5_000, 15_000, 15_000, 1, Set.of("ct")));
  }

  @Test
  void theFragmentOverridesAndIsNotSigned() {
    var url =
        CallbackUrl.parse("http://host/p?q=1#ct=200&rt=300&tt=4000&rc=5&rp=4xx,rt").orElseThrow();
    assertThat(url.overrides()).isEqualTo(new Overrides(200, 300, 4_000, 5, Set.of("4xx", "rt")));
    assertThat(url.signed()).isEqualTo("http://host/p?q=1");
    assertThat(url.requestTarget()).isEqualTo("/p?q=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ct=99", "ct=10001", "rt=x", "tt=", "rc=6", "rc=-1", "rp=never", "&&=", "x"})
  void whatIsOutOfRangeHasItsDefault(String fragment) {
    assertThat(overrides("http://host/#" + fragment)).isEqualTo(overrides("http://host/"));
  }

  @ParameterizedTest
  @CsvSource({
    "ct,    true,  false, false, false",
    "rt,    false, true,  false, false",
    "4xx,   false, false, true,  false",
    "5xx,   false, false, false, true",
    "all,   true,  true,  true,  true"
  })
  void aPolicyCoversItsKindOfFailure(
      String policy, boolean connect, boolean response, boolean client, boolean server) {
    var overrides = overrides("http://host/#rp=" + policy);
    assertThat(overrides.isRetried(new Outcome.NotConnected())).isEqualTo(connect);
    assertThat(overrides.isRetried(new Outcome.NoResponse())).isEqualTo(response);
    assertThat(overrides.isRetried(new Outcome.Answered(404))).isEqualTo(client);
    assertThat(overrides.isRetried(new Outcome.Answered(503))).isEqualTo(server);
    assertThat(overrides.isRetried(new Outcome.Answered(204))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host/path",
        "/path",
        "ftp://host/",
        "http://",
        "http://under_score.example/",
        "http://host:99999/",
        "http://ho st/",
        "javascript:x"
      })
  void whatIsNoWebAddressIsRefused(String text) {
    assertThat(CallbackUrl.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://host,               http, 80,   /",
    "https://host/a,            https, 443, /a",
    "HTTP://host:8084/a/b?c=%20, http, 8084, /a/b?c=%20"
  })
  void portAndPathAreTakenAsGiven(String text, String scheme, int port, String target) {
    var url = CallbackUrl.parse(text).orElseThrow();
    assertThat(url.origin())
        .isEqualTo(new CallbackUrl.Origin(scheme.equals("https"), "host", port));
    assertThat(url.requestTarget()).isEqualTo(target);
  }

  private static Overrides overrides(String url) {
    return CallbackUrl.parse(url).orElseThrow().overrides();
  }
}
