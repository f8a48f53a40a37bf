package dev.heliograph.contracts.event;

import static dev.heliograph.contracts.event.EventCodecTest.bytes;
import static dev.heliograph.contracts.event.EventCodecTest.faultsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes in HTTP and Kafka headers. */
class EventBindingsTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-20T10:00:05Z");
  private static final Map<String, String> ATTRIBUTES =
      Map.of("specversion", "1.0", "id", "e-1", "source", "/s", "type", "t");
  private static final String STRUCTURED =
      "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/s\",\"type\":\"t\",\"data\":{}}";

  @Test
  void httpHeadersAreReadWhateverTheirCase() {
    DomainEvent event =
        binary(
            Map.of(
                "SpecVersion", "1.0",
                "ID", "e-1",
                "Source", "/s",
                "Type", "t",
                "datacontenttype", "application/json",
                "Client", "shop"));
    assertThat(event.attributes())
        .isEqualTo(
            new DomainEvent.Attributes(
                "e-1", "/s", "t", Optional.empty(), RECEIVED, Map.of("client", "shop")));
  }

  /** The first is the specification's own example. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Euro%20%E2%82%AC%20%F0%9F%98%80 | Euro € 😀
          plain text                      | plain text
          100%25                          | 100%
          %2525                           | %25
          "quoted \\"word\\" and \\\\"    | quoted "word" and \\
          "                               | "
          """)
  void percentEncodingAndQuotesAreUndoneOnce(String header, String subject) {
    assertThat(binary(with("subject", header)).attributes().subject()).contains(subject);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100%", "%4", "%zz", "%FF", "%C3", "é", "a\tb", "%ED%A0%80"})
  void whatIsNotPercentEncodedUtf8IsRefused(String header) {
    assertThat(faultsOf(() -> binary(with("subject", header)))).containsOnlyKeys("/subject");
  }

  @Test
  void headerThatStandsTwiceInTwoCasesIsRefused() {
    assertThat(faultsOf(() -> binary(with("ID", "e-2")))).containsOnlyKeys("/id");
  }

  @Test
  void faultsOfHeadersAndDataAreToldTogether() {
    assertThat(
            faultsOf(() -> EventCodec.readBinary(Map.of("id", "e-1"), bytes("{\"a\":"), RECEIVED)))
        .containsOnlyKeys("/specversion", "/source", "/type", "/data/a");
    assertThat(faultsOf(() -> EventCodec.readBinary(ATTRIBUTES, new byte[0], RECEIVED)))
        .containsOnlyKeys("/data");
    assertThat(faultsOf(() -> binary(with("datacontenttype", "text/plain"))))
        .containsOnlyKeys("/datacontenttype");
  }

  @Test
  void recordIsReadBackAsItWasWritten() {
    var attributes =
        new DomainEvent.Attributes(
            "e-1", "/s", "t", Optional.of("Zoë 100%"), RECEIVED, Map.of("client", "shop"));
    var event = new DomainEvent(attributes, EventSchemasTest.tree("{\"name\":\"Zoë\"}"));
    EventCodec.Encoded encoded = EventCodec.toRecord(event);
    assertThat(text(encoded.headers()))
        .isEqualTo(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "e-1",
                "ce_source", "/s",
                "ce_type", "t",
                "ce_subject", "Zoë 100%",
                "ce_time", "2026-11-20T10:00:05Z",
                "ce_client", "shop",
                "content-type", "application/json"));
    assertThat(EventCodec.fromRecord(encoded.headers(), encoded.value(), Instant.EPOCH))
        .isEqualTo(event);
  }

  @Test
  void otherHeadersOfRecordAreIgnored() {
    var headers = new HashMap<>(ceHeaders());
    headers.put("traceparent", new byte[] {(byte) 0xFF});
    assertThat(EventCodec.fromRecord(headers, bytes("{}"), RECEIVED).attributes().extensions())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents+json",
        "application/cloudevents+json; charset=utf-8",
        "Application/CloudEvents+JSON",
        "application/cloudevents",
        "application/json"
      })
  void structuredRecordIsRead(String contentType) {
    assertThat(
            EventCodec.fromRecord(
                    Map.of("content-type", bytes(contentType)), bytes(STRUCTURED), RECEIVED)
                .id())
        .isEqualTo("e-1");
  }

  @Test
  void recordWithoutHeadersIsReadAsStructured() {
    assertThat(EventCodec.fromRecord(Map.of(), bytes(STRUCTURED), RECEIVED).attributes().time())
        .isEqualTo(RECEIVED);
  }

  @Test
  void contentTypeOfCloudEventsWinsOverAttributesInHeaders() {
    var headers = new HashMap<>(ceHeaders());
    headers.put("ce_id", bytes("another"));
    headers.put("content-type", bytes("application/cloudevents+json"));
    assertThat(EventCodec.fromRecord(headers, bytes(STRUCTURED), RECEIVED).id()).isEqualTo("e-1");
  }

  @Test
  void recordThatIsNoEventIsMalformed() {
    assertThat(faultsOf(() -> EventCodec.fromRecord(Map.of(), null, RECEIVED)))
        .containsOnlyKeys("");
    assertThat(faultsOf(() -> EventCodec.fromRecord(ceHeaders(), null, RECEIVED)))
        .containsOnlyKeys("/data");
    var batch = Map.of("content-type", bytes("application/cloudevents-batch+json"));
    assertThat(faultsOf(() -> EventCodec.fromRecord(batch, bytes("[]"), RECEIVED)))
        .containsOnlyKeys("");
    var headers = new HashMap<>(ceHeaders());
    headers.put("ce_id", new byte[] {(byte) 0xC3});
    assertThat(faultsOf(() -> EventCodec.fromRecord(headers, bytes("{}"), RECEIVED)))
        .isEqualTo(Map.of("/id", "is not UTF-8"));
  }

  private static Map<String, byte[]> ceHeaders() {
    var headers = new HashMap<String, byte[]>();
    ATTRIBUTES.forEach((name, value) -> headers.put("ce_" + name, bytes(value)));
    return headers;
  }

  private static Map<String, String> with(String name, String value) {
    var attributes = new HashMap<>(ATTRIBUTES);
    attributes.put(name, value);
    return attributes;
  }

  private static DomainEvent binary(Map<String, String> attributes) {
    return EventCodec.readBinary(attributes, bytes("{}"), RECEIVED);
  }

  private static Map<String, String> text(Map<String, byte[]> headers) {
    var text = new HashMap<String, String>();
    headers.forEach((name, value) -> text.put(name, new String(value, StandardCharsets.UTF_8)));
    return text;
  }
}
