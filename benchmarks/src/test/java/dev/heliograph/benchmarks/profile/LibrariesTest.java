package dev.heliograph.benchmarks.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibrariesTest {
  @Test
  void oursIsToldByItsFeatureAndOthersByTheirProject() {
    assertThat(Libraries.of("dev.heliograph.dispatch.ledger.SendLedger.claim"))
        .isEqualTo("dev.heliograph.dispatch.ledger");
    assertThat(Libraries.of("org.apache.kafka.clients.NetworkClient.poll"))
        .isEqualTo("org.apache.kafka");
    assertThat(Libraries.of("com.twilio.Twilio.init")).isEqualTo("com.twilio");
  }

  @Test
  void whatTheJdkDoesIsDoneForSomebodyElse() {
    assertThat(Libraries.isJdk("java.util.HashMap.get")).isTrue();
    assertThat(Libraries.isJdk("jakarta.servlet.Servlet.service")).isFalse();
  }
}
