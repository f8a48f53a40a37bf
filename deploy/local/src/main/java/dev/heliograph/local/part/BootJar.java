package dev.heliograph.local.part;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * A jar with jars inside, as Spring Boot makes them. Its own {@code jarmode=tools} takes them out
 * as well, but in a Java of its own for each, and not where Spring is missing, as in the simulator.
 */
final class BootJar {
  private static final String CLASSES = "BOOT-INF/classes/";
  private static final String LIBRARIES = "BOOT-INF/lib/";

  private BootJar() {}

  /** Names and checksums of all that is inside. */
  static String content(Path jar) throws IOException {
    var all = new CRC32();
    try (var file = new JarFile(jar.toFile())) {
      file.stream()
          .map(entry -> entry.getName() + " " + entry.getCrc() + "\n")
          .forEach(line -> all.update(line.getBytes(UTF_8)));
    }
    return Long.toHexString(all.getValue());
  }

  /** Writes a plain jar of that name into the folder, and its libraries into {@code lib}. */
  static void extract(Path jar, Path folder, String name) throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    try (var file = new JarFile(jar.toFile())) {
      List<String> libraries = libraries(file);
      for (String library : libraries) {
        try (var in = file.getInputStream(file.getEntry(LIBRARIES + library))) {
          Files.copy(in, folder.resolve("lib").resolve(library));
        }
      }
      try (OutputStream out = Files.newOutputStream(folder.resolve(name));
          var plain = new JarOutputStream(out, manifest(file, libraries))) {
        copyClasses(file, plain);
      }
    }
  }

  /** In the order of the class path. */
  private static List<String> libraries(JarFile file) throws IOException {
    try (var in = file.getInputStream(file.getEntry("BOOT-INF/classpath.idx"))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> line.contains(LIBRARIES))
          .map(line -> line.substring(line.lastIndexOf('/') + 1, line.lastIndexOf('"')))
          .toList();
    }
  }

  private static Manifest manifest(JarFile file, List<String> libraries) throws IOException {
    var manifest = new Manifest(file.getManifest());
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MAIN_CLASS, main.getValue("Start-Class"));
    main.put(
        Attributes.Name.CLASS_PATH,
        libraries.stream().map("lib/"::concat).collect(Collectors.joining(" ")));
    main.keySet().removeIf(name -> name.toString().startsWith("Spring-Boot-"));
    return manifest;
  }

  private static void copyClasses(JarFile file, JarOutputStream plain) throws IOException {
    for (var entry : file.stream().toList()) {
      String name = entry.getName();
      if (name.startsWith(CLASSES) && !name.equals(CLASSES)) {
        plain.putNextEntry(new ZipEntry(name.substring(CLASSES.length())));
        file.getInputStream(entry).transferTo(plain);
      } else if (name.startsWith("META-INF/services/")) {
        plain.putNextEntry(new ZipEntry(name));
        file.getInputStream(entry).transferTo(plain);
      }
    }
  }
}
