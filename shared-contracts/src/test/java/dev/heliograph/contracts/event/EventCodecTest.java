package dev.heliograph.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-20T10:00:05Z");

  private static final String TICKET =
      """
      {"specversion":"1.0","id":"e-1","source":"/helpdesk","type":"ticket.created",
       "subject":"ticket:TKT-1","time":"2026-11-20T10:00:00Z","data":{"ticket":{"number":"TKT-1"}}}
      """;

  @Test
  void structuredEventIsRead() {
    DomainEvent event = structured(TICKET);
    assertThat(event.attributes())
        .isEqualTo(
            new DomainEvent.Attributes(
                "e-1",
                "/helpdesk",
                "ticket.created",
                Optional.of("ticket:TKT-1"),
                Instant.parse("2026-11-20T10:00:00Z"),
                Map.of()));
    assertThat(event.data().at("/ticket/number").asString()).isEqualTo("TKT-1");
  }

  @Test
  void eventWithoutTimeHappenedWhenItWasReceived() {
    assertThat(structured(minimal("")).attributes().time()).isEqualTo(RECEIVED);
    assertThat(structured(minimal("\"time\":null,")).attributes().time()).isEqualTo(RECEIVED);
  }

  @Test
  void extensionsAreKeptAsText() {
    String extensions =
        "\"client\":\"shop\",\"retries\":3,\"test\":true,\"gone\":null,\"dataschema\":\"urn:x\",";
    assertThat(structured(minimal(extensions)).attributes().extensions())
        .isEqualTo(Map.of("client", "shop", "retries", "3", "test", "true", "dataschema", "urn:x"));
  }

  @Test
  void dataInBase64IsReadWhereItIsJson() {
    String base64 = Base64.getEncoder().encodeToString(bytes("{\"a\":1}"));
    assertThat(structured(envelope("\"data_base64\":\"" + base64 + "\"")).data())
        .isEqualTo(EventSchemasTest.tree("{\"a\":1}"));
    assertThat(faults(envelope("\"data_base64\":\"AAAA\""))).containsOnlyKeys("/data");
    assertThat(faults(envelope("\"data_base64\":\"not base64\""))).containsOnlyKeys("/data_base64");
    assertThat(faults(envelope("\"data_base64\":\"e30=\",\"data\":{}")))
        .containsOnlyKeys("/data_base64");
  }

  @Test
  void everyMissingAttributeIsToldOf() {
    assertThat(faults("{}"))
        .containsOnlyKeys("/specversion", "/id", "/source", "/type", "/data")
        .containsEntry("/id", "is required");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "specversion":"0.3"                          | /specversion
          "specversion":1.0                            | /specversion
          "id":""                                      | /id
          "id":7                                       | /id
          "id":"a\\u0000b"                             | /id
          "id":"\\ud83c"                               | /id
          "source":""                                  | /source
          "source":"not a reference"                   | /source
          "source":"%"                                 | /source
          "type":{}                                    | /type
          "subject":""                                 | /subject
          "time":"yesterday"                           | /time
          "time":"2026-11-20"                          | /time
          "time":"2026-11-20T10:00:00"                 | /time
          "time":"2026-11-20T10:00Z"                   | /time
          "time":"2026-11-20T10:00:00123Z"             | /time
          "time":"2026-11-20T10:00:60Z"                | /time
          "time":"2026-13-20T10:00:00Z"                | /time
          "time":"9999-12-31T23:59:59-12:00"           | /time
          "datacontenttype":"text/xml"                 | /datacontenttype
          "datacontenttype":"application/json; charset=iso-8859-1" | /datacontenttype
          "Client":"x"                                 | /Client
          "request-hash":"x"                           | /request-hash
          "a/b~c":"x"                                  | /a~1b~0c
          "client":{"a":1}                             | /client
          "client":1.5                                 | /client
          "client":[]                                  | /client
          "client":""                                  | /client
          """)
  void wrongAttributeIsRefusedAtItsPlace(String member, String pointer) {
    String name = member.substring(1, member.indexOf('"', 1));
    var all =
        new HashMap<>(
            Map.of(
                "specversion", "\"specversion\":\"1.0\"",
                "id", "\"id\":\"e-1\"",
                "source", "\"source\":\"/s\"",
                "type", "\"type\":\"t\"",
                "data", "\"data\":{}"));
    all.put(name, member);
    assertThat(faults("{" + String.join(",", all.values()) + "}")).containsKey(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20T10:00:00Z",
        "2026-11-20t10:00:00z",
        "2026-11-20T10:00:00.000000000000Z",
        "2026-11-20T13:00:00+03:00",
        "2026-11-20T10:00:00-00:00",
        "2026-11-20T10:00:00.0+00:00"
      })
  void everyFormOfRfc3339IsRead(String time) {
    assertThat(structured(minimal("\"time\":\"" + time + "\",")).attributes().time())
        .isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
  }

  @Test
  void leapSecondIsTheNextSecond() {
    assertThat(structured(minimal("\"time\":\"2016-12-31T23:59:60.5Z\",")).attributes().time())
        .isEqualTo(Instant.parse("2017-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=UTF-8",
        "application/vnd.acme+json",
        "application/json;charset=\"utf-8\""
      })
  void everyContentTypeOfJsonIsRead(String contentType) {
    String escaped = contentType.replace("\"", "\\\"");
    assertThat(structured(minimal("\"datacontenttype\":\"" + escaped + "\",")).id())
        .isEqualTo("e-1");
  }

  @Test
  void namesAreBoundedAt255() {
    String longest = "x".repeat(255);
    assertThat(structured(TICKET.replace("e-1", longest)).id()).isEqualTo(longest);
    assertThat(faults(TICKET.replace("e-1", longest + "x")))
        .isEqualTo(Map.of("/id", "must have at most 255 characters"));
  }

  @Test
  void nameOfAbsurdLengthIsNotRepeated() {
    assertThat(faults(minimal("\"" + "x".repeat(1000) + "\":\"v\",")).keySet()).containsExactly("");
  }

  @Test
  void faultsOfJsonAreToldWithTheirPlaceAndWithoutContent() {
    assertThat(faults("")).containsOnlyKeys("");
    assertThat(faults("  ")).containsOnlyKeys("");
    assertThat(faults("[]")).isEqualTo(Map.of("", "must be an object"));
    assertThat(faults(TICKET + "{}")).containsOnlyKeys("");
    assertThat(faults(TICKET + "x")).containsOnlyKeys("");
    assertThat(faults("{\"id\":\"+15551230001\",\"data\":{\"phone\":+15551230001}}"))
        .containsOnlyKeys("/data/phone");
    assertThat(faults(minimal("\"data\":{\"a\":1,\"a\":2},"))).containsOnlyKeys("/data/a");
    assertThat(faults("{\"id\":\"+15551230001\",\"id\":\"+15551230001\"}"))
        .containsOnlyKeys("/id")
        .allSatisfy((_, detail) -> assertThat(detail).startsWith("has a key twice"));
  }

  @Test
  void otherEncodingsAreRefused() {
    byte[] latin = TICKET.replace("TKT-1", "é").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(faultsOf(() -> EventCodec.readStructured(latin, RECEIVED)))
        .isEqualTo(Map.of("", "is not UTF-8"));
    byte[] wide = TICKET.getBytes(StandardCharsets.UTF_16BE);
    assertThat(faultsOf(() -> EventCodec.readStructured(wide, RECEIVED))).containsOnlyKeys("");
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(structured(envelope("\"data\":" + nested(99))).id()).isEqualTo("e-1");
    assertThat(faults(envelope("\"data\":" + nested(100)))).hasSize(1);
    assertThat(faults(nested(100_000))).hasSize(1);
  }

  @Test
  void dataThatNothingAfterCouldKeepIsRefused() {
    assertThat(faults(envelope("\"data\":{\"a\":[\"x\\u0000\"]}"))).containsOnlyKeys("/data/a/0");
    assertThat(faults(envelope("\"data\":{\"a\":\"\\ud83c\"}"))).containsOnlyKeys("/data/a");
    assertThat(faults(envelope("\"data\":{\"a\\u0000\":1}"))).containsOnlyKeys("/data");
    assertThat(faults(envelope("\"data\":{\"a\":1e1000000}"))).containsOnlyKeys("/data/a");
    assertThat(faults(envelope("\"data\":{\"a\":1e30}"))).containsOnlyKeys("/data/a");
    assertThat(faults(envelope("\"data\":[9223372036854775808]"))).containsOnlyKeys("/data/0");
    assertThat(faults(envelope("\"data\":null"))).isEqualTo(Map.of("/data", "is required"));
  }

  @Test
  void numbersStayAsTheyWereWritten() {
    DomainEvent event = structured(envelope("\"data\":{\"price\":2000.10}"));
    assertThat(new String(EventCodec.toRecord(event).value(), StandardCharsets.UTF_8))
        .isEqualTo("{\"price\":2000.10}");
  }

  @Test
  void batchIsReadInItsOrder() {
    String batch = "[" + TICKET + "," + TICKET.replace("e-1", "e-2") + "]";
    assertThat(EventCodec.readBatch(bytes(batch), RECEIVED))
        .extracting(DomainEvent::id)
        .containsExactly("e-1", "e-2");
    assertThat(EventCodec.readBatch(bytes("[]"), RECEIVED)).isEmpty();
  }

  @Test
  void faultsOfBatchBeginWithThePosition() {
    String batch = "[" + TICKET + ",7," + TICKET.replace("e-1", "") + ",{\"id\":\"e\"}]";
    assertThat(faultsOf(() -> EventCodec.readBatch(bytes(batch), RECEIVED)))
        .containsOnlyKeys("/1", "/2/id", "/3/specversion", "/3/source", "/3/type", "/3/data");
    assertThat(faultsOf(() -> EventCodec.readBatch(bytes("[" + TICKET + ",{\"a\":}]"), RECEIVED)))
        .containsOnlyKeys("/1/a");
    assertThat(faultsOf(() -> EventCodec.readBatch(bytes(TICKET), RECEIVED)))
        .isEqualTo(Map.of("", "must be an array of events"));
  }

  @Test
  void batchIsBounded() {
    assertThat(EventCodec.readBatch(bytes(batchOf(1000)), RECEIVED)).hasSize(1000);
    assertThat(faultsOf(() -> EventCodec.readBatch(bytes(batchOf(1001)), RECEIVED)))
        .isEqualTo(Map.of("", "must have at most 1000 events"));
    String allBad = "[" + "{},".repeat(999) + "{}]";
    assertThat(faultsOf(() -> EventCodec.readBatch(bytes(allBad), RECEIVED))).hasSize(100);
  }

  @Test
  void malformedEventQuotesNothing() {
    String number = "+15551230001";
    var fault =
        catchThrowableOfType(
            MalformedEvent.class,
            () -> structured("{\"id\":\"" + number + "\",\"data\":\"" + number + "}"));
    assertThat(fault.toString()).doesNotContain("5551230001");
    assertThat(structured(TICKET.replace("TKT-1\"}", number + "\"}")).toString())
        .doesNotContain("5551230001");
  }

  private static String batchOf(int size) {
    return "[" + String.join(",", java.util.Collections.nCopies(size, TICKET)) + "]";
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static String minimal(String members) {
    return "{" + members + envelope("\"data\":{}").substring(1);
  }

  private static String envelope(String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/s\",\"type\":\"t\"," + data + "}";
  }

  private static DomainEvent structured(String json) {
    return EventCodec.readStructured(bytes(json), RECEIVED);
  }

  private static Map<String, String> faults(String json) {
    return faultsOf(() -> structured(json));
  }

  /** Pointer to detail. */
  static Map<String, String> faultsOf(ThrowingCallable reading) {
    List<Violation> violations = catchThrowableOfType(MalformedEvent.class, reading).violations();
    var byPointer = new HashMap<String, String>();
    violations.forEach(violation -> byPointer.put(violation.pointer(), violation.detail()));
    return byPointer;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
