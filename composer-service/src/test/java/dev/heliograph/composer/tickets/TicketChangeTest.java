package dev.heliograph.composer.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.ContractJson;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TicketChangeTest {

  /** A side is {@code status / technician's id, phone, name}, each of which may be empty. */
  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          open /                  | open /                  |
          open / t1,+1,Jane       | open / t1,+1,Jane       |
          open /                  | open / t1,,             | ASSIGNED
          open /                  | open / ,+1,             | ASSIGNED
          open /                  | open / ,,Jane           | ASSIGNED
          open / t1,+1,Jane       | open / t2,+1,Jane       | ASSIGNED
          open / ,+1,Jane         | open / ,+2,Jane         | ASSIGNED
          open / ,,Jane           | open / ,,Joe            | ASSIGNED
          open / t1,,             | open / ,,Jane           | ASSIGNED
          open / t1,+1,Jane       | open / t1,+2,Jane Doe   |
          open / ,+1,Jane         | open / t1,+1,Jane Doe   |
          open / t1,+1,Jane       | open /                  |
          open /                  | closed /                | CLOSED
          open /                  | Resolved /              | CLOSED
          in-progress /           | CLOSED /                | CLOSED
                /                 | closed /                | CLOSED
          resolved /              | closed /                |
          closed /                | resolved /              |
          closed /                | Closed /                |
          open /                  | in-progress /           | STATUS_CHANGED
                /                 | open /                  | STATUS_CHANGED
          closed /                | open /                  | STATUS_CHANGED
          open /                  |      /                  |
          open /                  | closed / t1,,           | ASSIGNED CLOSED
          open /                  | in-progress / t1,,      | ASSIGNED STATUS_CHANGED
          open /                  | assigned / t1,,         | ASSIGNED
          open /                  | assigned /              | STATUS_CHANGED
          open / t1,,             | closed /                | CLOSED
          """)
  void tellsWhatHappened(String before, String after, @Nullable String expected) {
    assertThat(TicketChange.between(side(before), side(after)))
        .hasToString(
            Arrays.stream(expected == null ? new String[0] : expected.split(" ", -1))
                .collect(Collectors.joining(", ", "[", "]")));
  }

  private static JsonNode side(String text) {
    String[] parts = text.split("/", -1);
    String technician = parts[1].strip();
    String[] person = technician.isEmpty() ? new String[0] : technician.split(",", -1);
    var data = ContractJson.mapper().createObjectNode();
    data.putObject("ticket").put("number", "TKT-1").put("status", parts[0].strip());
    if (person.length == 0) {
      data.putNull("technician");
    } else {
      data.putObject("technician")
          .put("id", person[0])
          .put("phone", person[1])
          .put("name", person[2]);
    }
    return data;
  }
}
