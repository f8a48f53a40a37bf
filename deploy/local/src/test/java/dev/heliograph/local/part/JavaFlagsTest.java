package dev.heliograph.local.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaFlagsTest {
  private static final Path FLAGS = Path.of("../jvm").toAbsolutePath().normalize();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "launcher",
        "kafka",
        "simulator",
        "ingest",
        "composer",
        "dispatch",
        "status",
        "container"
      })
  void javaTakesTheFlagsOfEveryPart(String part) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "@" + FLAGS.resolve("common.args"),
                "@" + FLAGS.resolve(part + ".args"),
                "--version")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).doesNotContainIgnoringCase("warning");
  }

  /** A virtual thread that waits below a native frame keeps its processor: two stop everything. */
  @Test
  void nothingPutsNativeFramesBelowRequests() throws IOException {
    try (var files = Files.list(FLAGS)) {
      for (Path flags : files.toList()) {
        assertThat(Files.readString(flags)).doesNotContain("useNativeAccessor");
      }
    }
  }
}
