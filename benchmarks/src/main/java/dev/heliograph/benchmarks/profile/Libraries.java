package dev.heliograph.benchmarks.profile;

import java.util.List;
import java.util.stream.Stream;

/** Whose a method is, told by its package. */
final class Libraries {
  private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

  /** How many parts of the name tell it: the features of ours, the projects of others. */
  private static final int PARTS_OF_OURS = 4;

  private static final int PARTS_OF_OTHERS = 3;

  private Libraries() {}

  static boolean isJdk(String method) {
    return JDK.stream().anyMatch(method::startsWith);
  }

  static String of(String method) {
    int parts = method.startsWith("dev.heliograph.") ? PARTS_OF_OURS : PARTS_OF_OTHERS;
    return String.join(
        ".",
        Stream.of(method.split("\\.", -1))
            .limit(parts)
            .takeWhile(part -> !part.isEmpty() && Character.isLowerCase(part.charAt(0)))
            .toList());
  }
}
