package dev.heliograph.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path temp;

  @Test
  void secretsAndPidFilesAreForTheOwnerAlone() throws IOException {
    var folder = new DataFolder(temp.resolve("a/b")).prepared();

    assertThat(Files.getPosixFilePermissions(folder.run()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(folder.log()).isDirectory();
  }

  @Test
  void aFolderThatCannotBeMadeIsASentence() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> new DataFolder(file.resolve("data")).prepared())
        .withMessage(
            "The data folder %s cannot be written; choose another with --data DIR.",
            file.resolve("data"));
  }

  @Test
  void oneHasTheLockUntilItLetsGo() {
    Path file = temp.resolve("lock");
    try (var held = FolderLock.tryLock(file).orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(FolderLock.tryLock(file)).isEmpty();
    }
    try (var again = FolderLock.tryLock(file).orElseThrow()) {
      assertThat(again).isNotNull();
    }
  }
}
