package dev.heliograph.composer.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.composer.yaml.MalformedFile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          templates-bad.yaml   | order-burnt
          templates-twice.yaml | order-ready: there are two templates of this name
          """)
  void aMalformedTemplateStopsTheStartAndIsNamed(String file, String place) {
    assertThatThrownBy(() -> Templates.read(file))
        .isInstanceOf(MalformedFile.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(place);
  }

  @Test
  void callersFindTheTemplatesThatAreThereFromTheStart() {
    Templates templates = Templates.read("templates.yaml");
    assertThat(
            templates.word(
                "reservation-confirmation",
                Map.of(
                    "customer_name", "Ada",
                    "party_size", "4",
                    "restaurant_name", "Chez Nous",
                    "date", "November 20",
                    "time", "7:30 PM",
                    "confirmation_code", "ABC123")))
        .extracting(wording -> ((Wording.Words) wording).content().body())
        .isEqualTo(
            "Hi Ada, your table for 4 at Chez Nous is confirmed for November 20 at 7:30 PM."
                + " Confirmation code: ABC123");
    assertThat(templates.has("reservation-reminder")).isTrue();
    assertThat(templates.has("order-ready")).isTrue();
    assertThat(templates.has("order-delivered")).isTrue();
    assertThat(templates.has("authentication-code")).isTrue();
    assertThat(templates.has("marketing-promotion")).isTrue();
  }
}
