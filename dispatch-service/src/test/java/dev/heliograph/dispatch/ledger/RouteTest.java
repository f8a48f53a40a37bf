package dev.heliograph.dispatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
  @Test
  void isReadAsItIsWritten() {
    var route = new Route("twilio", "shop-uk");
    assertThat(route.value()).isEqualTo("twilio/shop-uk");
    assertThat(Route.parse(route.value())).isEqualTo(route);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "twilio", "twilio/", "/main", "twilio/+15005550006", "a/b/c"})
  void whatHoldsAnythingButTwoNamesIsRefused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> Route.parse(value));
  }
}
