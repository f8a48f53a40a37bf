package dev.heliograph.composer.variables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventVariablesTest {

  @Test
  void whatIsNullOrBlankIsNoValue() {
    assertThat(Variables.of(json("{'a':null,'b':' ','c':'','d':'x','e':{},'f':[null,'y']}")))
        .isEqualTo(Map.of("d", "x", "e", Map.of(), "f", List.of("y")));
  }

  @Test
  void numbersAreShownAsPeopleWriteThem() {
    assertThat(Variables.of(json("{'a':42,'b':4.5,'c':1e10,'d':12345678901234567890,'e':true}")))
        .isEqualTo(
            Map.of(
                "a", "42", "b", "4.5", "c", "10000000000", "d", "12345678901234567890", "e", true));
  }

  @Test
  void numbersOfAnEventAreShownAsTheyWereWritten() {
    byte[] event =
        """
        {"specversion":"1.0","id":"1","source":"/shop","type":"message.requested",
         "data":{"a":10.00,"b":12.50,"c":0.1000,"d":1e2,"e":-7,"f":12345678901234567.89}}
        """
            .getBytes(StandardCharsets.UTF_8);
    assertThat(Variables.of(EventCodec.readStructured(event, Instant.EPOCH).data()))
        .isEqualTo(
            Map.of(
                "a", "10.00",
                "b", "12.50",
                "c", "0.1000",
                "d", "100",
                "e", "-7",
                "f", "12345678901234567.89"));
  }

  @Test
  void aNameBringsItsFirstWordAndAPhoneItsDigits() {
    assertThat(of("{'customer':{'name':' Mary  Ann Smith','phone':'+254 712 345 678'}}"))
        .isEqualTo(
            Map.of(
                "customer",
                Map.of(
                    "name", " Mary  Ann Smith",
                    "firstName", "Mary",
                    "phone", "+254712345678",
                    "phoneDigits", "254712345678")));
  }

  @Test
  void aNationalNumberIsReadWithTheDefaultRegion() {
    assertThat(new EventVariables(Optional.of("KE")).of(json("{'phone':'0712345678'}")))
        .containsEntry("phone", "+254712345678");
    assertThat(of("{'phone':'0712345678'}"))
        .containsEntry("phone", "0712345678")
        .containsEntry("phoneDigits", "0712345678");
  }

  @Test
  void whatTheEventSaysItselfStays() {
    assertThat(of("{'name':'Mary Ann Smith','firstName':'Mary Ann'}"))
        .containsEntry("firstName", "Mary Ann");
  }

  @Test
  void anAmountBringsItsTextAndAQuantityWhetherItIsOne() {
    assertThat(of("{'quantity':1,'amount':{'minor':200000,'currency':'usd'}}"))
        .containsEntry("quantityIsOne", true)
        .containsEntry("amount", Map.of("minor", "200000", "currency", "usd", "text", "$2,000.00"));
    assertThat(of("{'quantity':2}")).containsEntry("quantityIsOne", false);
  }

  private static Map<String, Object> of(String json) {
    return new EventVariables(Optional.empty()).of(json(json));
  }

  private static JsonNode json(String text) {
    return ContractJson.readTree(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
