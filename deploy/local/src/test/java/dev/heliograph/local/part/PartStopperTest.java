package dev.heliograph.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.local.folder.DataFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartStopperTest {
  @TempDir private Path temp;
  private DataFolder folder = new DataFolder(Path.of("."));

  @BeforeEach
  void prepare() {
    folder = new DataFolder(temp).prepared();
  }

  @Test
  void whatFollowsIsStoppedAndMarkedSo() throws Exception {
    Process process = StandIn.start(folder, Part.INGEST);

    assertThat(stopper().stop(Part.INGEST)).isEqualTo(PartStopper.Outcome.STOPPED);

    assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(files().isStoppedOnPurpose()).isTrue();
    assertThat(files().living()).isEmpty();
  }

  @Test
  void whatDoesNotFollowIsKilled() throws Exception {
    Process process =
        StandIn.start(files().markOptions(), "trap '' TERM; echo; while :; do read line; done");
    process.getInputStream().read(); // the trap is set
    files().pid().write(process.pid());

    assertThat(stopper().stop(Part.INGEST)).isEqualTo(PartStopper.Outcome.KILLED);

    assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatDoesNotRunIsNotStopped() {
    assertThat(stopper().stop(Part.INGEST)).isEqualTo(PartStopper.Outcome.NOT_RUNNING);
  }

  @Test
  void anotherProcessWithTheNumberOfADeadOneIsLeftAlone() throws Exception {
    Process stranger = StandIn.start(List.of("somebody-else"), "read line");
    files().pid().write(stranger.pid());
    try {
      assertThat(stopper().stop(Part.INGEST)).isEqualTo(PartStopper.Outcome.NOT_RUNNING);
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  private PartStopper stopper() {
    return new PartStopper(folder, Duration.ofSeconds(1));
  }

  private PartFiles files() {
    return new PartFiles(folder, Part.INGEST);
  }
}
