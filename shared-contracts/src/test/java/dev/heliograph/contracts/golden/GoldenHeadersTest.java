package dev.heliograph.contracts.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.MalformedRecord;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.event.EventCodec;
import dev.heliograph.contracts.message.ProviderReport;
import dev.heliograph.contracts.message.ReportHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records that have a part, or all, of themselves in Kafka headers. */
class GoldenHeadersTest {
  private static final DomainEvent TICKET =
      new DomainEvent(
          new DomainEvent.Attributes(
              "e-1",
              "/helpdesk",
              "ticket.created",
              Optional.of("ticket:TKT-1"),
              Instant.parse("2026-11-20T10:00:00Z"),
              Map.of("client", "shop")),
          Golden.tree("DomainEvent/v1-binary").path("value"));

  @ParameterizedTest
  @ValueSource(strings = {"binary", "structured"})
  void everyReleasedFormOfAnEventIsRead(String mode) {
    JsonNode file = Golden.tree("DomainEvent/v1-" + mode);
    byte[] value = ContractJson.write(file.path("value"));
    assertThat(EventCodec.fromRecord(Golden.headers(file.path("headers")), value, Instant.EPOCH))
        .isEqualTo(TICKET);
  }

  @Test
  void eventIsWrittenInItsNewestForm() {
    EventCodec.Encoded encoded = EventCodec.toRecord(TICKET);
    JsonNode file = Golden.tree("DomainEvent/v1-binary");
    assertThat(text(encoded.headers())).isEqualTo(text(Golden.headers(file.path("headers"))));
    assertThat(ContractJson.readTree(encoded.value())).isEqualTo(file.path("value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"undelivered", "unknown-word"})
  void headersOfAReportAreReadAndWritten(String name) {
    var report =
        (ProviderReport) Objects.requireNonNull(Samples.RECORDS.get("ProviderReport/v1-" + name));
    var headers = Golden.headers(Golden.tree("ReportHeaders/v1-" + name));
    assertThat(text(ReportHeaders.of(report).write())).isEqualTo(text(headers));
    headers.put("unknown-to-us", new byte[] {(byte) 0xFF});
    assertThat(ReportHeaders.read(headers)).isEqualTo(ReportHeaders.of(report));
  }

  @ParameterizedTest
  @CsvSource({
    "message-id, +15551230001",
    "attempt, +15551230001x",
    "attempt, ''",
    "status, +15551230001",
    "error-code, +15551230001x"
  })
  void malformedHeaderIsToldWithoutItsContent(String header, String value) {
    ObjectNode golden = (ObjectNode) Golden.tree("ReportHeaders/v1-undelivered");
    golden.put(header, value);
    assertThatThrownBy(() -> ReportHeaders.read(Golden.headers(golden)))
        .isInstanceOf(MalformedRecord.class)
        .hasMessageNotContaining("5551230001")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"message-id", "attempt", "provider", "provider-id", "word"})
  void neededHeaderIsMissedByName(String header) {
    ObjectNode golden = (ObjectNode) Golden.tree("ReportHeaders/v1-undelivered");
    golden.remove(header);
    assertThatThrownBy(() -> ReportHeaders.read(Golden.headers(golden)))
        .isInstanceOf(MalformedRecord.class)
        .hasMessageContaining(header);
  }

  private static Map<String, String> text(Map<String, byte[]> headers) {
    var text = new HashMap<String, String>();
    headers.forEach((name, value) -> text.put(name, new String(value, StandardCharsets.UTF_8)));
    return text;
  }
}
