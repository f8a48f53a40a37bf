package dev.heliograph.composer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.composer.yaml.MalformedFile;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  private static final Rules.Known KNOWN =
      new Rules.Known(Set.of("order.ready"), "order-ready"::equals, Set.of("TEAM_ALERT_PHONE"));

  @Test
  void readsARule() {
    Rules rules = Rules.read("rules-good.yaml", KNOWN);
    assertThat(rules.on("order.ready")).extracting(Rule::name).containsExactly("one", "two");
    assertThat(rules.on("order.delivered")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rules-none.yaml             | not on the class path
          rules-unknown-field.yaml    | rules[0].send.colour
          rules-missing-field.yaml    | labels
          rules-bad-category.yaml     | rules[0].send.category
          rules-bad-number.yaml       | rules[0].to
          rules-twice.yaml            | one: there are two rules of this name
          rules-unknown-type.yaml     | one: unknown type of event: order.burnt
          rules-unknown-template.yaml | one: unknown template: order-burnt
          rules-unknown-setting.yaml  | one: unknown setting: MY_PHONE
          rules-not-yaml.yaml         | line 2
          rules-two-channels.yaml     | rules[0].to
          rules-bad-fallback.yaml     | rules[0].to
          rules-wrong-lane.yaml       | one: texts never go in lane notices
          """)
  void aMalformedRuleStopsTheStartAndIsNamed(String file, String place) {
    assertThatThrownBy(() -> Rules.read(file, KNOWN))
        .isInstanceOf(MalformedFile.class)
        .hasMessageStartingWith(file)
        .hasMessageContaining(place);
  }
}
