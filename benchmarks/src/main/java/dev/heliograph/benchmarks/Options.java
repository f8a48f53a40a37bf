package dev.heliograph.benchmarks;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What to measure.
 *
 * @param only who (product, floor) and what (cold, warm, latency) is measured
 * @param profile whether one more round is recorded
 * @param basePort everything listens on the ports after it
 * @param data a folder for the stack, emptied first
 * @param out where the JSON goes
 */
record Options(Load load, Set<Part> only, boolean profile, int basePort, Path data, Path out) {
  static final String HELP =
      """
      benchmarks/run [OPTIONS]
        --texts N         texts of each measured round (20000)
        --warm-up N       texts before the first warm round, cold ones included (60000)
        --rounds N        warm rounds, product and floor in turn; the table has the middle one (3)
        --rate N          texts per second of the latency measurement (300)
        --rate-seconds N  how long it takes (60)
        --rate-warm-up N  seconds at that rate before it (60)
        --connections N   of the generator (32)
        --only A,B        product, floor (who); cold, warm, latency (what); what is not named is left out
        --profile         one more round, recorded: where the CPU time of each service goes
        --ports N         the stack listens on the ports after this one (23000)
        --data DIR        a folder for the stack; it is emptied first (benchmarks/target/data)
        --out FILE        the JSON (benchmarks/target/benchmark.json)""";

  /** Who and what can be measured. */
  enum Part {
    PRODUCT,
    FLOOR,
    COLD,
    WARM,
    LATENCY
  }

  /**
   * How much is sent.
   *
   * @param texts of each measured round
   * @param warmUp texts before the warm rounds, the cold ones included
   * @param rounds warm ones, product and floor in turn
   * @param pace of the latency measurement
   * @param connections of the generator
   */
  record Load(int texts, int warmUp, int rounds, Pace pace, int connections) {}

  /**
   * By the clock.
   *
   * @param rate texts per second
   * @param warmUpSeconds before it is measured
   */
  record Pace(int rate, int warmUpSeconds, int seconds) {}

  /**
   * Reads the words.
   *
   * @throws Misuse where one is not known, or no number where one belongs
   */
  static Options parse(List<String> words, Path home) {
    var read = Words.of(words);
    var load =
        new Load(
            read.number("--texts", 20_000),
            read.number("--warm-up", 60_000),
            read.number("--rounds", 3),
            new Pace(
                read.number("--rate", 300),
                read.number("--rate-warm-up", 60),
                read.number("--rate-seconds", 60)),
            read.number("--connections", 32));
    Path target = home.resolve("benchmarks").resolve("target");
    return new Options(
        load,
        parts(read.text("--only", "")),
        read.flag("--profile"),
        read.number("--ports", 23_000),
        Path.of(read.text("--data", target.resolve("data").toString())).toAbsolutePath(),
        Path.of(read.text("--out", target.resolve("benchmark.json").toString())).toAbsolutePath());
  }

  /** Who is not said is both, what is not said is all. */
  private static Set<Part> parts(String list) {
    var parts = EnumSet.noneOf(Part.class);
    for (String word : list.isBlank() ? new String[0] : list.split(",", -1)) {
      parts.add(part(word.strip()));
    }
    if (!parts.contains(Part.PRODUCT) && !parts.contains(Part.FLOOR)) {
      parts.addAll(EnumSet.of(Part.PRODUCT, Part.FLOOR));
    }
    if (!parts.contains(Part.COLD) && !parts.contains(Part.WARM) && !parts.contains(Part.LATENCY)) {
      parts.addAll(EnumSet.of(Part.COLD, Part.WARM, Part.LATENCY));
    }
    return parts;
  }

  private static Part part(String word) {
    for (Part part : Part.values()) {
      if (part.name().toLowerCase(Locale.ROOT).equals(word)) {
        return part;
      }
    }
    throw new Misuse("There is no '" + word + "' to measure; see --help.");
  }

  boolean has(Part part) {
    return only.contains(part);
  }
}
