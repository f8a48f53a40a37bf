package dev.heliograph.local.part;

import static java.lang.ProcessBuilder.Redirect.appendTo;

import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.postgres.PostgresServer;
import dev.heliograph.local.settings.Part;
import dev.heliograph.local.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts parts as processes that outlive whoever starts them. */
public record PartStarter(
    DataFolder folder, Settings settings, PostgresServer postgres, AotCaches caches) {

  /**
   * Starts a part that does not run.
   *
   * @return its process, which is the part itself and no wrapper
   * @throws Problem where it runs already, or is not built
   */
  public Process start(Part part) {
    var files = new PartFiles(folder, part);
    try (var _ = files.lock()) {
      files
          .living()
          .ifPresent(
              process -> {
                throw new Problem(part.label() + " runs already (process " + process.pid() + ").");
              });
      List<String> command = command(part, files);
      files.log().rotate();
      Process process = spawn(command, files.log().file());
      files.pid().write(process.pid());
      files.stoppedOnPurpose(false);
      return process;
    } catch (IOException e) {
      throw new Problem(part.label() + " cannot be started: " + e.getMessage() + ".");
    }
  }

  private Process spawn(List<String> command, Path log) throws IOException {
    var all = new ArrayList<>(Session.prefix());
    all.addAll(command);
    var builder =
        new ProcessBuilder(all)
            .directory(folder.root().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(appendTo(log.toFile()))
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(settings.environment());
    // one heap of malloc's for each thread is memory that nobody uses
    builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
    return builder.start();
  }

  private List<String> command(Part part, PartFiles files) {
    return switch (part) {
      case POSTGRES -> postgres.command();
      case KAFKA -> kafka(files);
      case SIMULATOR, INGEST, COMPOSER, DISPATCH, STATUS -> program(part, files);
    };
  }

  private List<String> kafka(PartFiles files) {
    var command = java(files);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.heliograph.local.kafka.KafkaMain");
    command.add(folder.kafka().toString());
    command.add(String.valueOf(settings.ports().of(Part.KAFKA)));
    command.add(files.ready().file().toString());
    return command;
  }

  private List<String> program(Part part, PartFiles files) {
    String jar = new Extracted(caches.jars()).of(part).toString(); // before its cache is looked for
    var command = java(files);
    command.addAll(List.of("-jar", jar));
    return command;
  }

  private List<String> java(PartFiles files) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(files.markOptions());
    command.add("@" + options("common"));
    command.add("@" + options(files.part().label()));
    command.addAll(caches.options(files.part()));
    return command;
  }

  /** The flags are in files, since the images have them too. */
  private Path options(String name) {
    return caches.jars().root().resolve("deploy/jvm/" + name + ".args");
  }
}
