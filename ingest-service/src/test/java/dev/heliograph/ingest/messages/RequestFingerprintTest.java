package dev.heliograph.ingest.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.ContractJson;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class RequestFingerprintTest {
  private static final String REQUEST =
      """
      {"to":"+15551230001","template":"order-ready","labels":{"b":"2","a":"1"},
       "variables":{"order_number":"1042","total":12.50}}
      """;

  private static final JsonMapper AS_THE_SERVICE_READS =
      ContractJson.mapper()
          .rebuild()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** Over an upgrade the same request must stay the same request. */
  @Test
  void aRequestsFingerprintNeverChanges() {
    assertThat(fingerprint(REQUEST))
        .isEqualTo("16e76c63b185e8c5e86c7d229e574ea96ef03cf6a6ffdc945115dd17039d9025");
  }

  @Test
  void theWayItIsWrittenMakesNoDifference() {
    assertThat(
            fingerprint(
                """
                {"labels":{"a":"1","b":"2"},"category":"transactional","priority":"normal",
                 "variables":{"total":12.50,"order_number":"1042"},
                 "template":"order-ready","to":"+1 (555) 123-0001"}
                """))
        .isEqualTo(fingerprint(REQUEST));
  }

  @Test
  void whatIsAskedForDoes() {
    assertThat(fingerprint(REQUEST.replace("1042", "1043"))).isNotEqualTo(fingerprint(REQUEST));
    assertThat(fingerprint(REQUEST.replace("0001", "0002"))).isNotEqualTo(fingerprint(REQUEST));
  }

  private static String fingerprint(String json) {
    var request = AS_THE_SERVICE_READS.readValue(json, MessageRequest.class);
    var checked = RequestCheck.check(request, Optional.empty());
    assertThat(checked).isInstanceOf(CheckedRequest.Sound.class);
    return RequestFingerprint.of(((CheckedRequest.Sound) checked).data());
  }
}
