package dev.heliograph.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** The specification's own library reads what we write, and we read what it writes. */
class CloudEventsSdkTest {
  private static final byte[] DATA =
      "{\"ticket\":{\"number\":\"TKT-1\",\"issue\":\"Zoë's modem\"}}"
          .getBytes(StandardCharsets.UTF_8);
  private static final CloudEvent EVENT =
      CloudEventBuilder.v1()
          .withId("e-1")
          .withSource(URI.create("/helpdesk"))
          .withType("ticket.created")
          .withSubject("ticket:TKT-1 Zoë")
          .withTime(OffsetDateTime.parse("2026-11-20T13:00:00.123456789+03:00"))
          .withDataSchema(URI.create("urn:acme:ticket"))
          .withData("application/json", DATA)
          .withExtension("client", "shop")
          .withExtension("retries", 3)
          .withExtension("drill", true)
          .build();

  @Test
  void structuredModeOfTheSdkIsRead() {
    byte[] json = format().serialize(EVENT);
    assertIsTheEvent(EventCodec.readStructured(json, Instant.EPOCH));
  }

  @Test
  void base64OfTheSdkIsRead() {
    byte[] json = new JsonFormat().withForceJsonDataToBase64().serialize(EVENT);
    assertThat(new String(json, StandardCharsets.UTF_8))
        .contains(Base64.getEncoder().encodeToString(DATA));
    assertIsTheEvent(EventCodec.readStructured(json, Instant.EPOCH));
  }

  @Test
  void bothKafkaModesOfTheSdkAreRead() {
    ProducerRecord<?, byte[]> binary = KafkaMessageFactory.createWriter("topic").writeBinary(EVENT);
    assertIsTheEvent(EventCodec.fromRecord(mapOf(binary.headers()), binary.value(), Instant.EPOCH));
    ProducerRecord<?, byte[]> structured =
        KafkaMessageFactory.createWriter("topic").writeStructured(EVENT, format());
    assertIsTheEvent(
        EventCodec.fromRecord(mapOf(structured.headers()), structured.value(), Instant.EPOCH));
  }

  @Test
  void sdkReadsWhatWeWrite() {
    DomainEvent ours = EventCodec.readStructured(format().serialize(EVENT), Instant.EPOCH);
    EventCodec.Encoded encoded = EventCodec.toRecord(ours);
    var headers = new RecordHeaders();
    encoded.headers().forEach(headers::add);
    MessageReader reader = KafkaMessageFactory.createReader(headers, encoded.value());
    CloudEvent theirs = reader.toEvent();
    assertThat(theirs.getId()).isEqualTo(EVENT.getId());
    assertThat(theirs.getSource()).isEqualTo(EVENT.getSource());
    assertThat(theirs.getType()).isEqualTo(EVENT.getType());
    assertThat(theirs.getSubject()).isEqualTo(EVENT.getSubject());
    assertThat(theirs.getDataSchema()).isEqualTo(EVENT.getDataSchema());
    assertThat(theirs.getDataContentType()).isEqualTo("application/json");
    assertThat(Objects.requireNonNull(theirs.getTime()).toInstant())
        .isEqualTo(ours.attributes().time());
    assertThat(theirs.getExtension("client")).isEqualTo("shop");
    assertThat(theirs.getExtensionNames()).isEqualTo(EVENT.getExtensionNames());
    assertThat(Objects.requireNonNull(theirs.getData()).toBytes()).isEqualTo(DATA);
  }

  private static void assertIsTheEvent(DomainEvent event) {
    assertThat(event.id()).isEqualTo("e-1");
    assertThat(event.source()).isEqualTo("/helpdesk");
    assertThat(event.type()).isEqualTo("ticket.created");
    assertThat(event.attributes().subject()).contains("ticket:TKT-1 Zoë");
    assertThat(event.attributes().time())
        .isEqualTo(Instant.parse("2026-11-20T10:00:00.123456789Z"));
    assertThat(event.attributes().extensions())
        .isEqualTo(
            Map.of(
                "client", "shop",
                "retries", "3",
                "drill", "true",
                "dataschema", "urn:acme:ticket"));
    assertThat(EventJson.write(event.data())).isEqualTo(DATA);
  }

  private static JsonFormat format() {
    return (JsonFormat)
        Objects.requireNonNull(
            EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE));
  }

  private static Map<String, byte[]> mapOf(Headers headers) {
    var map = new HashMap<String, byte[]>();
    headers.forEach(header -> map.put(header.key(), header.value()));
    return map;
  }
}
