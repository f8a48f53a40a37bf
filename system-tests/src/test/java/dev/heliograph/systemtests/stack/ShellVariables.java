package dev.heliograph.systemtests.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads files of {@code export NAME='value'} or {@code NAME=value} lines. */
final class ShellVariables {
  private static final Pattern LINE = Pattern.compile("(?:export )?([A-Z0-9_]+)=('?)(.*)\\2");

  private ShellVariables() {}

  static Map<String, String> read(Path file) {
    try (var lines = Files.lines(file)) {
      return lines
          .map(LINE::matcher)
          .filter(matcher -> matcher.matches())
          .collect(Collectors.toMap(matcher -> matcher.group(1), matcher -> matcher.group(3)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
