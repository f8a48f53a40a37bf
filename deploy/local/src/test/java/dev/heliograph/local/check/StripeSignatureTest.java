package dev.heliograph.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StripeSignatureTest {
  @Test
  void signsTimeAndBody() {
    // printf '1700000000.{}' | openssl dgst -sha256 -hmac whsec_test
    assertThat(StripeSignature.header("whsec_test", 1_700_000_000, "{}"))
        .isEqualTo(
            "t=1700000000,v1=35495024f4ef3f94e5a93e22221544c4b75e9a42300cd965ab81cb85cd994e91");
  }
}
