package dev.heliograph.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.event.DomainEvent.Attributes;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EventSchemasTest {
  static final List<String> TYPES = EventSchemas.TYPES;

  @Test
  void everySchemaFileIsAType() throws URISyntaxException {
    var folder = new File(EventSchemas.class.getResource("/schemas").toURI());
    assertThat(
            Stream.of(folder.list())
                .map(name -> name.substring(0, name.length() - ".json".length()))
                .filter(name -> !name.equals("common"))
                .sorted())
        .containsExactlyElementsOf(TYPES);
  }

  @ParameterizedTest
  @FieldSource("TYPES")
  void schemaSaysWhatItIsAndItsExamplesConform(String type) {
    JsonNode schema = tree(EventSchemas.text(type));
    assertThat(schema.path("$id").asString()).isEqualTo("urn:heliograph:schema:" + type);
    assertThat(schema.path("title").asString()).isNotBlank();
    assertThat(schema.path("description").asString()).isNotBlank();
    assertThat(schema.path("examples").size()).isPositive();
    for (JsonNode example : schema.path("examples")) {
      assertThat(EventSchemas.check(event(type, example)))
          .as(example.toString())
          .isEqualTo(new SchemaCheck.Conforms());
    }
  }

  @ParameterizedTest
  @FieldSource("TYPES")
  void dataThatIsNoObjectIsRefused(String type) {
    assertThat(violations(type, "7"))
        .containsExactly(new Violation("/data", "must be of type object"));
  }

  @Test
  void unknownTypeIsToldWithThoseThereAre() {
    assertThat(EventSchemas.check(event("ticket.eaten", tree("{}"))))
        .isEqualTo(new SchemaCheck.UnknownType("ticket.eaten", TYPES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'ticket':{'number':'T-1'}}",
        "{'ticket':{'number':'T-1'},'customer':{'name':'John'},'technician':null}",
        "{'ticket':{'number':'T-1','issue':null},'customer':{'phone':null,'email':null}}",
        "{'ticket':{'number':'T-1','floor':3},'customer':{'phone':'no number'},'site':[1]}"
      })
  void ticketsOfLittleKnowledgeAndMoreFieldsConform(String data) {
    JsonNode tree = tree(data.replace('\'', '"'));
    for (String type : List.of("ticket.created", "ticket.assigned", "ticket.closed")) {
      assertThat(EventSchemas.check(event(type, tree))).isEqualTo(new SchemaCheck.Conforms());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ticket.created        | {}                                        | /data/ticket is required
          ticket.created        | {'ticket':{}}                             | /data/ticket/number is required
          ticket.created        | {'ticket':{'number':''}}                  | /data/ticket/number must have at least 1 characters
          ticket.created        | {'ticket':{'number':7}}                   | /data/ticket/number must be of type string
          ticket.created        | {'ticket':{'number':'T'},'customer':'J'}  | /data/customer must be of type object or null
          ticket.created        | {'ticket':{'number':'T'},'customer':{'phone':2547}} | /data/customer/phone must be of type string or null
          ticket.status_changed | {'ticket':{'number':'T'}}                 | /data/ticket/status is required
          ticket.changed        | {'before':{'ticket':{'number':'T'}}}      | /data/after is required
          ticket.changed        | {'before':{'ticket':{'number':'T'}},'after':{'ticket':{}}} | /data/after/ticket/number is required
          purchase.completed    | {'purchase':{'id':'cs','quantity':0}}     | /data/purchase/quantity must be at least 1
          purchase.completed    | {'purchase':{'id':'cs','quantity':2000000}} | /data/purchase/quantity must be at most 1000000
          purchase.completed    | {'purchase':{'id':'cs','quantity':1.5}}   | /data/purchase/quantity must be of type integer or null
          purchase.completed    | {'purchase':{'id':'cs','amount':{'minor':1e30,'currency':'usd'}}} | /data has a number that is too large
          purchase.completed    | {'purchase':{'id':'cs','amount':{'minor':1,'currency':'$'}}} | /data/purchase/amount/currency must match ^[A-Za-z]{3}$
          purchase.completed    | {'purchase':{'id':'cs'},'createdAt':'now'} | /data/createdAt must be a date-time
          purchase.refunded     | {'purchase':{'id':'cs'}}                  | /data/refund is required
          reservation.confirmed | {'reservation':{'partySize':2,'time':'7 PM','date':'today'},'restaurant':{'name':'R'},'customer':{}} | /data/reservation/confirmationCode is required
          auth.code             | {'restaurant':{'name':'R'},'customer':{}} | /data/code is required
          event.new_rsvps       | {'event':{'id':'e','name':'n'},'attendee':{}} | /data/count is required
          system.alert          | {'cause':'c','severity':'bad','message':'m'} | /data/severity must be one of critical or warning or info
          message.requested     | {'to':'5551230001','text':'x'}            | /data/to must match ^\\+[1-9][0-9]{6,14}$
          message.requested     | {'to':'+15551230001'}                     | /data/text is required
          message.requested     | {'to':'+15551230001','text':'x','template':'t'} | /data/text is not allowed here
          message.requested     | {'to':'+15551230001','text':'x','variables':{}} | /data/variables is not allowed here
          message.requested     | {'to':'+15551230001','text':'x','colour':'red'} | /data/colour is not known here
          message.requested     | {'to':'+15551230001','template':'t','variables':{'a':{}}} | /data/variables/a must be of type string or number or boolean
          message.requested     | {'to':'+15551230001','text':'x','labels':{'a':1}} | /data/labels/a must be of type string
          message.requested     | {'to':'+15551230001','text':'x','labels':{'':'b'}} | /data/labels has a name that is empty or too long
          message.requested     | {'to':'+15551230001','text':'x','messageId':'1-1'} | /data/messageId must be a uuid
          """)
  void whatIsWrongIsToldAtItsPlace(String type, String data, String expected) {
    assertThat(violations(type, data.replace('\'', '"')))
        .extracting(violation -> violation.pointer() + " " + violation.detail())
        .containsExactly(expected);
  }

  @Test
  void textOfAMessageMayHave1600CharactersAndNoMore() {
    String data = "{\"to\":\"+15551230001\",\"text\":\"%s\"}";
    assertThat(
            EventSchemas.check(event("message.requested", tree(data.formatted("x".repeat(1600))))))
        .isEqualTo(new SchemaCheck.Conforms());
    assertThat(violations("message.requested", data.formatted("x".repeat(1601))))
        .containsExactly(new Violation("/data/text", "must have at most 1600 characters"));
  }

  @Test
  void everyViolationIsToldAndNoneQuotesTheData() {
    assertThat(
            violations(
                "message.requested",
                "{\"to\":\"0155512300\",\"text\":\"\",\"priority\":\"0155512300\",\"brand\":155512300}"))
        .extracting(Violation::pointer)
        .containsExactly("/data/brand", "/data/priority", "/data/text", "/data/to");
    assertThat(
            violations(
                    "message.requested",
                    "{\"to\":\"0155512300\",\"text\":\"\",\"priority\":\"0155512300\",\"brand\":155512300}")
                .toString())
        .doesNotContain("155512300");
  }

  static DomainEvent event(String type, JsonNode data) {
    return new DomainEvent(
        new Attributes("e-1", "/test", type, Optional.empty(), Instant.EPOCH, Map.of()), data);
  }

  static JsonNode tree(String json) {
    return ContractJson.readTree(json.getBytes(StandardCharsets.UTF_8));
  }

  static List<Violation> violations(String type, String data) {
    return switch (EventSchemas.check(event(type, tree(data)))) {
      case SchemaCheck.Violates(var violations) -> violations;
      case SchemaCheck other -> throw new AssertionError(other);
    };
  }
}
