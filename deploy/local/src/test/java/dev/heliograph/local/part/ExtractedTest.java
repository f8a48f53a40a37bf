package dev.heliograph.local.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.local.settings.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractedTest {
  @TempDir Path root;

  @Test
  void aProgramIsStartedFromAPlainJarBesideItsLibraries() throws IOException {
    built("one");
    Path program = extracted();
    try (var jar = new JarFile(program.toFile())) {
      var main = jar.getManifest().getMainAttributes();
      assertThat(main.getValue("Main-Class")).isEqualTo("a.Program");
      assertThat(main.getValue("Class-Path")).isEqualTo("lib/z.jar lib/a.jar");
      assertThat(jar.getEntry("a/Program.class")).isNotNull();
      assertThat(jar.getEntry("META-INF/services/java.lang.Runnable")).isNotNull();
    }
    assertThat(program.resolveSibling("lib/z.jar")).hasContent("z of one");
  }

  @Test
  void aBuildThatChangesNothingKeepsTheCache() throws IOException {
    built("one");
    Path program = extracted();
    Path cache = Files.createFile(root.resolve("ingest-service/target/run/ingest.aot"));
    var taken = Files.getLastModifiedTime(program);
    built("one");
    assertThat(extracted()).isEqualTo(program);
    assertThat(Files.getLastModifiedTime(program)).isEqualTo(taken);
    assertThat(cache).exists();
  }

  @Test
  void aChangedProgramIsTakenOutAgainAndItsCacheGoes() throws IOException {
    built("one");
    extracted();
    Path cache = Files.createFile(root.resolve("ingest-service/target/run/ingest.aot"));
    built("two");
    assertThat(extracted().resolveSibling("lib/z.jar")).hasContent("z of two");
    assertThat(cache).doesNotExist();
  }

  private Path extracted() {
    return new Extracted(new Jars(root)).of(Part.INGEST);
  }

  private void built(String what) throws IOException {
    var entries = new TreeMap<String, String>();
    entries.put("BOOT-INF/classes/a/Program.class", "");
    entries.put("BOOT-INF/lib/a.jar", "a of " + what);
    entries.put("BOOT-INF/lib/z.jar", "z of " + what);
    entries.put("BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/z.jar\"\n- \"BOOT-INF/lib/a.jar\"\n");
    entries.put("META-INF/services/java.lang.Runnable", "a.Program");
    entries.put("org/springframework/boot/loader/Loader.class", "");
    Path target = Files.createDirectories(root.resolve("ingest-service/target"));
    Path jar = target.resolve("ingest-service-1.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      put(
          out,
          "META-INF/MANIFEST.MF",
          """
          Manifest-Version: 1.0
          Main-Class: org.springframework.boot.loader.Loader
          Start-Class: a.Program

          """);
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        put(out, entry.getKey(), entry.getValue());
      }
    }
  }

  private static void put(JarOutputStream out, String name, String content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content.getBytes(UTF_8));
  }
}
