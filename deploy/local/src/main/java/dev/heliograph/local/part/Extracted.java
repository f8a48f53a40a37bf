package dev.heliograph.local.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.folder.Trees;
import dev.heliograph.local.settings.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The programs as they are started: a small jar beside its libraries, in {@code target/run/NAME} of
 * the module. It starts faster than one jar with jars inside, and an AOT cache needs it. What is
 * inside decides whether it is taken out again, not its age: a build that changes nothing leaves
 * the caches good.
 */
public record Extracted(Jars jars) {
  private static final String CONTENT = "content";

  /** Returns the jar to start; takes it out where that was not done, or its content has changed. */
  public Path of(Part part) {
    Path jar = jars.of(part);
    Path folder = AotCaches.folder(jar);
    Path program = folder.resolve(part.label());
    try {
      String content = BootJar.content(jar);
      Path known = program.resolve(CONTENT);
      if (Files.notExists(known) || !Files.readString(known, UTF_8).equals(content)) {
        extract(jar, folder, program, content);
      }
      return program.resolve(part.label() + ".jar");
    } catch (IOException e) {
      throw new Problem(jar + " cannot be unpacked: " + e.getMessage() + ".");
    }
  }

  /** All or nothing; the cache of what was there before goes with it. */
  private static void extract(Path jar, Path folder, Path program, String content)
      throws IOException {
    Files.createDirectories(folder);
    Path half = folder.resolve(program.getFileName() + ".new");
    Trees.delete(half);
    BootJar.extract(jar, half, program.getFileName() + ".jar");
    Files.writeString(half.resolve(CONTENT), content, UTF_8);
    Files.deleteIfExists(folder.resolve(program.getFileName() + AotCaches.SUFFIX));
    Trees.delete(program);
    Files.move(half, program, ATOMIC_MOVE);
  }
}
