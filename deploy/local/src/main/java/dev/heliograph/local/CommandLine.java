package dev.heliograph.local;

import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.settings.Part;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What {@code ./run} was told, and the data folder it was told it for. */
record CommandLine(Command command, Path data) {

  /** What to do. */
  sealed interface Command {
    record Up(boolean check) implements Command {}

    record StartPart(Part part) implements Command {}

    record StopPart(Part part) implements Command {}

    record StopAll() implements Command {}

    /** Makes the AOT caches that are missing. */
    record Train() implements Command {}

    /** Prints new keys. */
    record Keys() implements Command {}

    record Help() implements Command {}
  }

  /**
   * Reads the words; an unknown one is refused, since a mistyped option must not start a stack.
   *
   * @param data the folder where {@code --data} is not given
   */
  static CommandLine parse(List<String> words, Path data) {
    Deque<String> rest = new ArrayDeque<>(words);
    var plain = new ArrayDeque<String>();
    Path folder = data;
    boolean check = false;
    while (!rest.isEmpty()) {
      String word = rest.pop();
      switch (word) {
        case "--help", "-h" -> {
          return new CommandLine(new Command.Help(), folder);
        }
        case "--train" -> {
          return new CommandLine(new Command.Train(), folder);
        }
        case "--check" -> check = true;
        case "--data" -> folder = Path.of(operand(word, rest));
        default -> {
          if (word.startsWith("--data=") && word.length() > "--data=".length()) {
            folder = Path.of(word.substring("--data=".length()));
          } else if (word.startsWith("-")) {
            throw Problem.ofUsage("Unknown option '" + word + "'; see ./run --help.");
          } else {
            plain.add(word);
          }
        }
      }
    }
    return new CommandLine(command(plain, check), folder);
  }

  private static Command command(Deque<String> words, boolean check) {
    if (words.isEmpty()) {
      return new Command.Up(check);
    }
    String verb = words.pop();
    if (verb.equals("keys") && words.isEmpty() && !check) {
      return new Command.Keys();
    }
    if (!verb.equals("start") && !verb.equals("stop")) {
      throw Problem.ofUsage("Unknown command '" + verb + "'; see ./run --help.");
    }
    if (check) {
      throw Problem.ofUsage("--check starts and stops by itself; leave '" + verb + "' out.");
    }
    Optional<Part> part = Optional.ofNullable(words.poll()).map(CommandLine::part);
    if (!words.isEmpty()) {
      throw Problem.ofUsage("One part at a time: '" + words.peek() + "' is one too many.");
    }
    if (verb.equals("stop")) {
      return part.<Command>map(Command.StopPart::new).orElseGet(Command.StopAll::new);
    }
    return part.map(Command.StartPart::new)
        .orElseThrow(
            () ->
                Problem.ofUsage(
                    "'start' needs a part (" + Part.names() + "); all of them: ./run."));
  }

  private static Part part(String name) {
    return Part.named(name)
        .orElseThrow(
            () -> Problem.ofUsage("There is no part '" + name + "', only " + Part.names() + "."));
  }

  private static String operand(String option, Deque<String> rest) {
    String operand = rest.poll();
    if (operand == null || operand.startsWith("-")) {
      throw Problem.ofUsage(option + " needs a folder; see ./run --help.");
    }
    return operand;
  }
}
