package dev.heliograph.local;

import dev.heliograph.local.check.StackCheck;
import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.folder.FolderLock;
import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.part.AotCaches;
import dev.heliograph.local.part.Jars;
import dev.heliograph.local.part.PartFiles;
import dev.heliograph.local.part.PidFile;
import dev.heliograph.local.settings.FreshKeys;
import dev.heliograph.local.settings.Part;
import dev.heliograph.local.settings.RunningEnvironment;
import dev.heliograph.local.settings.Secrets;
import dev.heliograph.local.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does one command on one data folder. */
final class Launcher {
  private static final Duration ALL_STOPPED_WITHIN = Duration.ofMinutes(3);

  private final Path home;
  private final DataFolder folder;
  private final Output output;

  Launcher(Path home, Path data, Output output) {
    this.home = home;
    this.folder = new DataFolder(data);
    this.output = output;
  }

  /** Returns the exit code. */
  int run(CommandLine.Command command) throws InterruptedException {
    return switch (command) {
      case CommandLine.Command.Help() -> help();
      case CommandLine.Command.Keys() -> keys();
      case CommandLine.Command.Up(boolean check) -> up(check);
      case CommandLine.Command.Train() -> new Training(home, output).run() ? 0 : 1;
      case CommandLine.Command.StartPart(Part part) -> start(part);
      case CommandLine.Command.StopPart(Part part) -> stop(part);
      case CommandLine.Command.StopAll() -> stopAll();
    };
  }

  private int help() {
    output.plain(Help.TEXT);
    return 0;
  }

  private int keys() {
    output.plain(FreshKeys.environmentFile());
    return 0;
  }

  private int up(boolean check) throws InterruptedException {
    folder.prepared();
    try (var _ = FolderLock.tryLock(lockFile()).orElseThrow(this::inUse)) {
      launcherPid().write(ProcessHandle.current().pid());
      var chosen = Sourced.chosen(System.getenv());
      var settings = Settings.of(chosen, Secrets.in(folder.run("secrets")));
      Elsewhere.lines(settings).forEach(output::say);
      stopLeftovers();
      PortCheck.requireFree(settings);
      new RunningEnvironment(folder).store(settings);
      ShellFile.write(folder, settings, chosen);
      return up(settings, check);
    }
  }

  private int up(Settings settings, boolean check) throws InterruptedException {
    var watch = new Watch(folder, output);
    var stack = new Stack(folder, settings, caches(), output, watch::include);
    var shutdown = new Shutdown(stack, folder);
    shutdown.arm();
    try {
      output.say("starting; data in " + folder.root());
      sayWithoutCache(stack.settings());
      Thread watching = Thread.ofPlatform().daemon().start(() -> watch.run(stack::isEnding));
      return check ? check(stack) : serve(stack, watching);
    } finally {
      shutdown.run();
    }
  }

  private int serve(Stack stack, Thread watching) throws InterruptedException {
    boolean complete = stack.up();
    if (!stack.isEnding()) {
      output.plain(Welcome.text(stack.settings(), folder, complete));
    }
    watching.join();
    return 0;
  }

  private int check(Stack stack) throws InterruptedException {
    if (!stack.up()) {
      output.say("check FAILED: not every part is ready");
      return 1;
    }
    return new StackCheck(stack.settings(), output::say).passes() ? 0 : 1;
  }

  private int start(Part part) throws InterruptedException {
    Settings settings = requireRunning();
    if (!settings.parts().contains(part)) {
      throw new Problem(
          part.label() + " is not part of this stack: a variable points to another one.");
    }
    var stack = new Stack(folder, settings, caches(), output, _ -> {});
    return stack.start(part) ? 0 : 1;
  }

  private int stop(Part part) {
    if (!Files.isDirectory(folder.run())) {
      throw notRunning();
    }
    switch (Stack.stop(folder, part, output)) {
      case STOPPED, KILLED -> {}
      case NOT_RUNNING -> output.say(part.label() + " was not running");
    }
    return 0;
  }

  private int stopAll() {
    if (!Files.isDirectory(folder.run())) {
      throw notRunning();
    }
    try (var _ = FolderLock.tryLock(lockFile()).orElseGet(this::lockOfStoppedLauncher)) {
      stopLeftovers();
      new RunningEnvironment(folder).delete();
      output.say("all parts have stopped");
      return 0;
    }
  }

  /** What still runs although its launcher does not: that one was killed. */
  private void stopLeftovers() {
    for (Part part : Part.inStoppingOrder()) {
      if (new PartFiles(folder, part).living().isPresent()) {
        output.say(part.label() + " is left over from a run that was killed");
        Stack.stop(folder, part, output);
      }
    }
  }

  private FolderLock lockOfStoppedLauncher() {
    launcherPid().living().ifPresent(ProcessHandle::destroy);
    return FolderLock.lock(lockFile(), ALL_STOPPED_WITHIN)
        .orElseThrow(
            () -> new Problem("The stack in " + folder.root() + " does not stop; see ps."));
  }

  private void sayWithoutCache(Settings settings) {
    List<Part> without = caches().missing(List.copyOf(settings.parts()));
    if (!without.isEmpty()) {
      String names = without.stream().map(Part::label).collect(Collectors.joining(", "));
      output.say("no AOT cache, so a slower start: " + names);
    }
  }

  private AotCaches caches() {
    return new AotCaches(new Jars(home), false);
  }

  private Settings requireRunning() {
    if (!Files.isDirectory(folder.run())) {
      throw notRunning();
    }
    Optional<FolderLock> free = FolderLock.tryLock(lockFile());
    if (free.isPresent()) {
      free.get().close();
      throw notRunning();
    }
    return new RunningEnvironment(folder).load().orElseThrow(this::notRunning);
  }

  private Problem notRunning() {
    return new Problem("No stack is running in " + folder.root() + "; ./run starts one.");
  }

  private Problem inUse() {
    String process = launcherPid().living().map(p -> " (process " + p.pid() + ")").orElse("");
    return new Problem(
        "The data folder %s is in use by a running stack%s; stop it with ./run stop --data %s, or take another folder with --data DIR."
            .formatted(folder.root(), process, folder.root()));
  }

  private PidFile launcherPid() {
    return new PidFile(folder.run("launcher.pid"), "heliograph.home");
  }

  private Path lockFile() {
    return folder.run("lock");
  }
}
