package dev.heliograph.local;

import static java.util.stream.Collectors.joining;

import dev.heliograph.local.check.Load;
import dev.heliograph.local.check.StackCheck;
import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.folder.FolderLock;
import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.folder.Trees;
import dev.heliograph.local.part.AotCaches;
import dev.heliograph.local.part.Extracted;
import dev.heliograph.local.part.Jars;
import dev.heliograph.local.part.Quiet;
import dev.heliograph.local.settings.Part;
import dev.heliograph.local.settings.Secrets;
import dev.heliograph.local.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the AOT caches that are missing: starts a stack on data and ports of its own, sends a real
 * flow through every part and stops it, upon which each part's Java writes its cache.
 */
final class Training {
  private static final Duration ARRIVED_WITHIN = Duration.ofMinutes(1);
  private static final Duration LOCKED_FOR = Duration.ofMinutes(5);

  /** Enough for the methods of the hot path to have profiles worth keeping. */
  private static final int TEXTS = 3_000;

  private final Jars jars;
  private final Path target;
  private final Output output;

  Training(Path home, Output output) {
    this.jars = new Jars(home);
    this.target = home.resolve("target");
    this.output = output;
  }

  /** Returns whether every part has a cache now. */
  boolean run() throws InterruptedException {
    var caches = new AotCaches(jars, true);
    try (var _ = lock()) {
      List<Part> parts = List.of(Part.values());
      for (Part part : parts) {
        if (part.isService() || part == Part.SIMULATOR) {
          new Extracted(jars).of(part);
        }
      }
      jars.postgresTemplate().make();
      if (caches.missing(parts).isEmpty()) {
        return true;
      }
      output.say("training Java's caches with a real flow, once for this build");
      train(caches);
      List<Part> missing = caches.missing(parts);
      output.say(
          missing.isEmpty()
              ? "trained"
              : "no cache came out for "
                  + missing.stream().map(Part::label).collect(joining(", ")));
      return missing.isEmpty();
    }
  }

  private void train(AotCaches caches) throws InterruptedException {
    Path folder = temporary();
    try {
      var data = new DataFolder(folder).prepared();
      var settings = Settings.of(environment(), Secrets.in(data.run("secrets")));
      var stack = new Stack(data, settings, caches, output, _ -> {});
      Thread end = new Thread(stack::down, "stop");
      Runtime.getRuntime().addShutdownHook(end);
      try {
        if (stack.up()) {
          flow(settings);
        }
      } finally {
        output.say("writing the caches");
        stack.down();
        Runtime.getRuntime().removeShutdownHook(end);
      }
    } finally {
      delete(folder);
    }
  }

  private void flow(Settings settings) throws InterruptedException {
    new StackCheck(settings, _ -> {}).passes();
    int accepted = new Load(settings).send(TEXTS);
    new Quiet(settings.url(Part.SIMULATOR)).await(ARRIVED_WITHIN);
    output.say(accepted + " texts sent");
  }

  /** Nothing of the user's: no number, key or address of theirs may be in a cache. */
  private static Map<String, String> environment() {
    var environment = new TreeMap<String, String>();
    Stream.of("PATH", "HOME", "LANG", "TMPDIR")
        .filter(System.getenv()::containsKey)
        .forEach(name -> environment.put(name, System.getenv(name)));
    var sockets = new ArrayList<ServerSocket>();
    try {
      for (Part part : Part.values()) {
        var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        sockets.add(socket);
        environment.put(part.portVariable(), String.valueOf(socket.getLocalPort()));
      }
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return environment;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FolderLock lock() {
    try {
      Files.createDirectories(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FolderLock.lock(target.resolve("training.lock"), LOCKED_FOR)
        .orElseThrow(() -> new Problem("another ./run is training already and does not end"));
  }

  private Path temporary() {
    try {
      return Files.createTempDirectory(target, "training");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      Trees.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
