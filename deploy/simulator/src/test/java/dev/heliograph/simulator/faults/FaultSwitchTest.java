package dev.heliograph.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultSwitchTest {
  private final FaultSwitch faults = new FaultSwitch();

  @Test
  void replacingSetsTheRestToItsDefault() {
    faults.replace("{\"seed\":7,\"answers\":{\"dropAfterAccept\":0.05}}");
    faults.replace("{\"callbacks\":{\"copies\":2}}");
    assertThat(faults.faults().seed()).isEqualTo(1);
    assertThat(faults.faults().answers()).isEqualTo(Faults.NONE.answers());
    assertThat(faults.faults().callbacks().copies()).isEqualTo(2);
  }

  @Test
  void changingLeavesTheRestAsItIs() {
    faults.replace("{\"seed\":7,\"answers\":{\"dropAfterAccept\":0.05,\"latencyMs\":300}}");
    faults.change("{\"answers\":{\"latencyMs\":{\"min\":1,\"max\":2}}}");
    assertThat(faults.faults().seed()).isEqualTo(7);
    assertThat(faults.faults().answers())
        .isEqualTo(new Faults.Answers(new Span(1, 2), 0, 0.05, 0, 0, 0));
  }

  @Test
  void anEndingIsReplacedWholeAndTakenOutByNull() {
    faults.replace(
        """
        {"statuses":{"ending":{"status":"undelivered","errorCode":30005},
         "byNumber":{"+15551230001":"failed","+15551230002":"sent"}}}""");
    faults.change("{\"statuses\":{\"ending\":\"failed\",\"byNumber\":{\"+15551230001\":null}}}");
    var statuses = faults.faults().statuses();
    assertThat(statuses.ending()).isEqualTo(new Ending("failed", 30008));
    assertThat(statuses.byNumber()).containsOnlyKeys("+15551230002");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"latency\":5} | latency",
        "{\"answers\":{\"drop\":0.1}} | answers.drop",
        "{\"statuses\":{\"ending\":{\"status\":\"failed\",\"code\":1}}} | statuses.ending",
        "{\"statuses\":{\"ending\":\"lost\"}} | not lost",
        "{\"statuses\":{\"ending\":{\"status\":\"delivered\",\"errorCode\":30003}}} | errorCode",
        "{\"answers\":{\"dropAfterAccept\":1.5}} | dropAfterAccept",
        "{\"answers\":{\"dropAfterAccept\":\"0.1\"}} | answers.dropAfterAccept",
        "{\"answers\":{\"dropAfterAccept\":0.6,\"unavailable\":0.6}} | more than 1",
        "{\"answers\":{\"latencyMs\":-1}} | answers.latencyMs",
        "{\"answers\":{\"latencyMs\":{\"min\":5,\"max\":1}}} | answers.latencyMs",
        "{\"answers\":{\"latencyMs\":{\"min\":5}}} | answers.latencyMs",
        "{\"callbacks\":{\"copies\":0}} | copies",
        "{\"callbacks\":{\"copies\":1.5}} | callbacks.copies",
        "{\"callbacks\":null} | callbacks",
        "{\"seed\":1,\"seed\":2} | seed",
        "[] | one JSON object",
        "{\"seed\": | JSON",
        "`` | one JSON object"
      })
  void whatMakesNoSenseIsRefusedByNameAndChangesNothing(String json, String named) {
    assertThatThrownBy(() -> faults.change(json))
        .isInstanceOf(FaultsRefused.class)
        .hasMessageContaining(named);
    assertThat(faults.faults()).isEqualTo(Faults.NONE);
  }

  @Test
  void oneSeedGivesOneRowOfChoices() {
    assertThat(row(5)).isEqualTo(row(5)).isNotEqualTo(row(6)).allMatch(x -> x >= 0 && x < 1);
    double mean =
        Stream.generate(new Dice(1)::next).limit(10_000).mapToDouble(x -> x).average().orElse(0);
    assertThat(mean).isBetween(0.48, 0.52);
  }

  @Test
  void aSpanIsDrawnFromBothItsEnds() {
    var dice = new Dice(1);
    assertThat(Stream.generate(() -> new Span(3, 5).draw(dice)).limit(200)).containsOnly(3, 4, 5);
  }

  private static List<Double> row(long seed) {
    return Stream.generate(new Dice(seed)::next).limit(20).toList();
  }
}
