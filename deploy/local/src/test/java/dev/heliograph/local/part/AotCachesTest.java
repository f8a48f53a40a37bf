package dev.heliograph.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.local.settings.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTest {
  @TempDir Path root;

  @BeforeEach
  void build() throws IOException {
    built("dispatch-service/target", "dispatch-service");
    built("deploy/local/target", "local");
  }

  private void built(String target, String program) throws IOException {
    Files.createDirectories(root.resolve(target).resolve("run"));
    Files.createFile(root.resolve(target).resolve(program + "-1.jar"));
  }

  @Test
  void aCacheThatIsThereIsUsed() throws IOException {
    Path cache = Files.createFile(cacheOf("dispatch-service", "dispatch"));
    assertThat(caches(false).options(Part.DISPATCH)).containsExactly("-XX:AOTCache=" + cache);
    assertThat(caches(false).missing(List.of(Part.DISPATCH))).isEmpty();
  }

  @Test
  void withoutACacheAPartStartsAllTheSame() {
    assertThat(caches(false).options(Part.DISPATCH)).isEmpty();
    assertThat(caches(false).missing(List.of(Part.POSTGRES, Part.DISPATCH)))
        .containsExactly(Part.DISPATCH);
  }

  @Test
  void aTrainingRunMakesThem() {
    assertThat(caches(true).options(Part.DISPATCH))
        .containsExactly("-XX:AOTCacheOutput=" + cacheOf("dispatch-service", "dispatch"));
  }

  @Test
  void aNewBrokerProgramNeedsANewCache() throws IOException {
    Path cache = Files.createFile(cacheOf("deploy/local", "kafka"));
    Files.setLastModifiedTime(cache, FileTime.from(Instant.EPOCH));
    assertThat(caches(false).options(Part.KAFKA)).isEmpty();
    assertThat(cache).doesNotExist();
  }

  @Test
  void aCacheThatJavaRefusesIsNoticed() throws Exception {
    Path cache = Files.writeString(root.resolve("broken.aot"), "not a cache");
    Path log = root.resolve("part.log");
    assertThat(java("-XX:AOTCache=" + cache, log)).isZero();
    assertThat(AotCaches.isRefused(new PartLog(log))).isTrue();
    assertThat(java("-Xshare:auto", log)).isZero();
    assertThat(AotCaches.isRefused(new PartLog(log))).isFalse();
  }

  private static int java(String option, Path log) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(java, option, "--version")
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start()
        .waitFor();
  }

  private Path cacheOf(String module, String part) {
    return root.resolve(module + "/target/run/" + part + ".aot");
  }

  private AotCaches caches(boolean training) {
    return new AotCaches(new Jars(root), training);
  }
}
