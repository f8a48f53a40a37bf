package dev.heliograph.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir private Path temp;

  @Test
  void areMadeOnceAndKept() {
    Settings first = Settings.of(Map.of(), Secrets.in(file()));
    Settings second = Settings.of(Map.of(), Secrets.in(file()));

    assertThat(second.environment()).isEqualTo(first.environment());
  }

  @Test
  void differBetweenStacks() {
    assertThat(Secrets.in(file()).apiKey())
        .matches("hk_[0-9a-f]{32}")
        .isNotEqualTo(Secrets.in(temp.resolve("other")).apiKey());
  }

  @Test
  void areForTheirOwnerAlone() throws IOException {
    Secrets.in(file()).apiKey();

    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void areNotShown() {
    Secrets secrets = Secrets.in(file());
    String key = secrets.apiKey();

    assertThat(secrets.toString()).doesNotContain(key);
    assertThat(Settings.of(Map.of(), secrets).toString()).doesNotContain(key);
  }

  private Path file() {
    return temp.resolve("secrets");
  }
}
