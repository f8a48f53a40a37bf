package dev.heliograph.local.part;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A way to start a process in a session of its own. A terminal sends Ctrl-C to every process of its
 * session in front; a part must not get it, since the parts are stopped in an order.
 */
final class Session {
  private static final List<String> LINUX = List.of("setsid");
  private static final List<String> MAC =
      List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV");

  private Session() {}

  /** What to put before a command; it becomes that command, so the process id stays. */
  static List<String> prefix() {
    return Stream.of(LINUX, MAC).filter(Session::found).findFirst().orElse(List.of());
  }

  private static boolean found(List<String> command) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command.getFirst())));
  }
}
