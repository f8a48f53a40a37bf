package dev.heliograph.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The environment of a terminal that may have read a {@link ShellFile} before. */
final class Sourced {
  /** Names the file that was read. */
  static final String FILE_VARIABLE = "HELIOGRAPH_ENV_FILE";

  /** Ends the line of a variable that somebody chose: it is to win in the next run, too. */
  static final String CHOSEN = " # from the environment";

  private static final Pattern OURS =
      Pattern.compile("^export (?<name>\\w+)=(?<value>'(?:[^']++|'\\\\'')*+')$", Pattern.MULTILINE);

  private Sourced() {}

  /** What somebody chose: all but the variables that still are as an earlier run exported them. */
  static Map<String, String> chosen(Map<String, String> environment) {
    var chosen = new HashMap<>(environment);
    String file = environment.getOrDefault(FILE_VARIABLE, "");
    if (!file.isBlank()) {
      OURS.matcher(text(Path.of(file)))
          .results()
          .forEach(
              line ->
                  chosen.computeIfPresent(
                      line.group("name"),
                      (_, value) ->
                          ShellFile.quoted(value).equals(line.group("value")) ? null : value));
    }
    return chosen;
  }

  /** A file that is gone tells nothing. */
  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
