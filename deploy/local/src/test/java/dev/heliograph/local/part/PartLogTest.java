package dev.heliograph.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartLogTest {
  @TempDir private Path temp;

  @Test
  void aFewOldOnesAreKept() throws IOException {
    PartLog log = new PartLog(temp.resolve("a.log"));
    for (int run = 1; run <= 6; run++) {
      log.rotate();
      Files.writeString(log.file(), "run " + run);
    }

    assertThat(log.file()).hasContent("run 6");
    assertThat(temp.resolve("a.log.1")).hasContent("run 5");
    assertThat(temp.resolve("a.log.3")).hasContent("run 3");
    assertThat(temp.resolve("a.log.4")).doesNotExist();
  }

  @Test
  void oneThatGrowsWithoutEndIsCut() throws IOException {
    PartLog log = new PartLog(temp.resolve("a.log"));
    try (var file = new RandomAccessFile(log.file().toFile(), "rw")) {
      file.setLength(50_000_001);
    }

    log.cutIfTooLong();

    assertThat(log.file()).isEmptyFile();
    assertThat(Files.size(temp.resolve("a.log.1"))).isEqualTo(50_000_001);
  }

  @Test
  void theLastLinesAreThoseWithWords() throws IOException {
    PartLog log = new PartLog(temp.resolve("a.log"));
    Files.writeString(log.file(), "one\ntwo\n\nthree\n\n");

    assertThat(log.tail(2)).containsExactly("two", "three");
  }
}
