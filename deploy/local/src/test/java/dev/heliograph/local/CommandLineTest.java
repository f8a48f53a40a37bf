package dev.heliograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heliograph.local.CommandLine.Command;
import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.part.Part;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  @Test
  void withoutWordsTheStackIsStartedWithItsUsualData() {
    assertThat(parse()).isEqualTo(new CommandLine(new Command.Up(false), Path.of("usual")));
  }

  @Test
  void optionsStandAnywhere() {
    var stop = new CommandLine(new Command.StopPart(Part.KAFKA), Path.of("d"));
    assertThat(parse("--data", "d", "stop", "kafka")).isEqualTo(stop);
    assertThat(parse("stop", "kafka", "--data", "d")).isEqualTo(stop);
    assertThat(parse("stop", "--data=d", "kafka")).isEqualTo(stop);
  }

  @Test
  void eachCommandIsUnderstood() {
    assertThat(parse("--check").command()).isEqualTo(new Command.Up(true));
    assertThat(parse("stop").command()).isEqualTo(new Command.StopAll());
    assertThat(parse("start", "status").command()).isEqualTo(new Command.StartPart(Part.STATUS));
    assertThat(parse("--help").command()).isEqualTo(new Command.Help());
  }

  @ParameterizedTest
  @CsvSource({
    "--bogus, Unknown option '--bogus'; see ./run --help.",
    "restart, Unknown command 'restart'; see ./run --help.",
    "--data, --data needs a folder; see ./run --help.",
    "stop kafka status, One part at a time: 'status' is one too many.",
  })
  void whatIsNotUnderstoodIsRefusedInASentence(String words, String sentence) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> parse(words.split(" ", -1)))
        .withMessage(sentence)
        .satisfies(problem -> assertThat(problem.exitCode()).isEqualTo(2));
  }

  @Test
  void anUnknownPartIsAnsweredWithTheKnownOnes() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> parse("start", "zookeeper"))
        .withMessageContaining("'zookeeper'")
        .withMessageContaining("kafka, postgres, simulator, ingest, composer, dispatch, status");
  }

  private static CommandLine parse(String... words) {
    return CommandLine.parse(List.of(words), Path.of("usual"));
  }
}
