package dev.heliograph.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.settings.Part;
import dev.heliograph.local.settings.Secrets;
import dev.heliograph.local.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcedTest {
  @TempDir private Path temp;
  private DataFolder folder = new DataFolder(Path.of("."));

  @BeforeEach
  void prepare() {
    folder = new DataFolder(temp.resolve("it's data")).prepared();
  }

  @Test
  void whatAnEarlierRunExportedIsNoChoice() throws Exception {
    Map<String, String> chosen = Sourced.chosen(sourcedAfter(Map.of()));

    assertThat(chosen)
        .doesNotContainKeys("KAFKA_BOOTSTRAP_SERVERS", "PUBLIC_URL", Sourced.FILE_VARIABLE)
        .containsKey("PATH");
    assertThat(settings(chosen).parts()).isEqualTo(EnumSet.allOf(Part.class));
  }

  @Test
  void whatWasChosenForTheEarlierRunStaysChosen() throws Exception {
    var before = Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092");

    Map<String, String> chosen = Sourced.chosen(sourcedAfter(before));

    assertThat(chosen).containsAllEntriesOf(before).doesNotContainKey("DATABASE_URL");
  }

  @Test
  void whatWasChangedSinceIsChosen() throws Exception {
    var environment = new HashMap<>(sourcedAfter(Map.of()));
    environment.put("PUBLIC_URL", "https://sms.example.com");

    assertThat(Sourced.chosen(environment)).containsEntry("PUBLIC_URL", "https://sms.example.com");
  }

  @Test
  void withoutAFileAllIsChosen() {
    var gone = Map.of(Sourced.FILE_VARIABLE, temp.resolve("gone").toString(), "PUBLIC_URL", "u");

    assertThat(Sourced.chosen(gone)).isEqualTo(gone);
    assertThat(Sourced.chosen(Map.of("PUBLIC_URL", "u"))).isEqualTo(Map.of("PUBLIC_URL", "u"));
  }

  @Test
  void partsOfOthersAreNamedWithoutTheirAddress() {
    Settings settings =
        settings(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "DATABASE_URL", "jdbc:postgresql://db/h?password=hidden",
                "DATABASE_USERNAME", "u",
                "DATABASE_PASSWORD", "hidden"));

    assertThat(Elsewhere.lines(settings))
        .containsExactly(
            "using KAFKA_BOOTSTRAP_SERVERS from the environment; the embedded broker is not started",
            "using DATABASE_URL from the environment; the embedded database is not started");
    assertThat(Elsewhere.lines(settings(Map.of()))).isEmpty();
  }

  /** The environment of a shell that has read the file of a run. */
  private Map<String, String> sourcedAfter(Map<String, String> before) throws IOException {
    ShellFile.write(folder, settings(before), before);
    String script = ". " + ShellFile.word(folder.run("env")) + "; env -0";
    var builder = new ProcessBuilder("sh", "-e", "-c", script);
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    Process shell = builder.start();
    var environment = new HashMap<String, String>();
    for (String entry : new String(shell.getInputStream().readAllBytes(), UTF_8).split("\0", -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        environment.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    assertThat(environment)
        .containsEntry(Sourced.FILE_VARIABLE, folder.run("env").toString())
        .containsKeys("KAFKA_BOOTSTRAP_SERVERS", "DATABASE_URL", "TWILIO_BASE_URL");
    return environment;
  }

  private Settings settings(Map<String, String> set) {
    return Settings.of(set, Secrets.in(folder.run("secrets")));
  }
}
