package dev.heliograph.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.part.PartFiles;
import dev.heliograph.local.part.PartStopper;
import dev.heliograph.local.part.StandIn;
import dev.heliograph.local.settings.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
  @TempDir private Path temp;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Output output = new Output(new PrintStream(said, true, UTF_8));
  private DataFolder folder = new DataFolder(Path.of("."));
  private volatile boolean ending;

  @BeforeEach
  void prepare() {
    folder = new DataFolder(temp).prepared();
  }

  @AfterEach
  void end() {
    ending = true;
    new PartStopper(folder, Duration.ofSeconds(1)).stop(Part.DISPATCH);
  }

  @Test
  void aKilledPartIsReportedAndSoIsItsReturn() throws IOException {
    Process process = StandIn.start(folder, Part.DISPATCH);
    watch();

    process.destroyForcibly();
    awaitSaid("dispatch died; the others go on");

    StandIn.start(folder, Part.DISPATCH);
    awaitSaid("dispatch is back");
  }

  @Test
  void aStoppedPartIsNotCalledDead() throws IOException {
    StandIn.start(folder, Part.DISPATCH);
    watch();

    new PartStopper(folder, Duration.ofSeconds(1)).stop(Part.DISPATCH);

    awaitSaid("dispatch was stopped; ./run start dispatch brings it back");
  }

  @Test
  void aLogThatCannotBeCutIsSaid() throws IOException {
    var log = new PartFiles(folder, Part.DISPATCH).log().file();
    try (var file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(50_000_001);
    }
    Files.createDirectories(log.resolveSibling("dispatch.log.1").resolve("in-the-way"));

    new Watch(folder, output).cutLog(Part.DISPATCH);

    assertThat(said.toString(UTF_8)).contains("the log of dispatch is long and could not be cut");
  }

  private void watch() {
    var watch = new Watch(folder, output);
    watch.include(Part.DISPATCH);
    Thread.ofPlatform().daemon().start(() -> watch.run(() -> ending));
  }

  private void awaitSaid(String words) {
    await().atMost(Duration.ofSeconds(10)).until(() -> said.toString(UTF_8).contains(words));
  }
}
