package dev.heliograph.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docs/operations.md}: the metrics that it tells of, and the headings of its runbook. */
final class OperationsPage {
  private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");
  private static final Pattern SET = Pattern.compile("(?<!\\*)\\*([a-z]+)\\*(?!\\*)");

  /** What the words in italics stand for. */
  private static final Map<String, Pattern> SETS =
      Map.of(
          "any", Pattern.compile(".+"),
          "consumer", Pattern.compile("[a-z]+(\\.[a-z-]+)?"),
          "sender", Pattern.compile("[a-z][a-z0-9-]*"),
          "topic", Pattern.compile("heliograph(\\.[a-z]+)+"),
          "type", Pattern.compile("[a-z]+(\\.[a-z_]+)*"),
          "code", Pattern.compile("[0-9]{3,5}|[a-z]+(_[a-z]+)*"));

  private final String text;

  private OperationsPage(String text) {
    this.text = text;
  }

  static OperationsPage read() {
    return new OperationsPage(file("docs/operations.md"));
  }

  /** A text file of the repository. */
  static String file(String path) {
    String home = Objects.requireNonNull(System.getProperty("heliograph.home"));
    try {
      return Files.readString(Path.of(home).resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A row of its tables.
   *
   * @param labels name to what may stand there
   */
  record Metric(String name, String kind, Map<String, Values> labels) {

    /** What is wrong with these labels; empty when nothing is. */
    Set<String> faults(Map<String, String> scraped) {
      var faults =
          scraped.entrySet().stream()
              .filter(label -> !allows(label.getKey(), label.getValue()))
              .map(label -> name + ": " + label)
              .collect(Collectors.toSet());
      labels.keySet().stream()
          .filter(label -> !scraped.containsKey(label))
          .forEach(label -> faults.add(name + " has no label " + label));
      return faults;
    }

    private boolean allows(String label, String value) {
      Values values = labels.get(label);
      return values != null && values.allow(value);
    }
  }

  /** The words that are named, and the sets. */
  record Values(Set<String> words, Set<String> sets) {
    boolean allow(String value) {
      return words.contains(value)
          || sets.stream().anyMatch(set -> pattern(set).matcher(value).matches());
    }

    private static Pattern pattern(String set) {
      return Objects.requireNonNull(SETS.get(set), () -> "the page names no set " + set);
    }
  }

  /** By name. */
  Map<String, Metric> metrics() {
    var metrics = new LinkedHashMap<String, Metric>();
    text.lines()
        .filter(line -> line.startsWith("| `heliograph_"))
        .map(OperationsPage::metric)
        .forEach(metric -> metrics.put(metric.name(), metric));
    return metrics;
  }

  private static Metric metric(String row) {
    String[] cells = row.split("\\|", -1);
    var labels = new LinkedHashMap<String, Values>();
    Arrays.stream(cells[3].split(";"))
        .filter(part -> part.contains(":"))
        .map(part -> part.split(":", 2))
        .forEach(part -> labels.put(all(QUOTED, part[0]).iterator().next(), values(part[1])));
    return new Metric(all(QUOTED, cells[1]).iterator().next(), cells[2].strip(), labels);
  }

  private static Values values(String text) {
    return new Values(all(QUOTED, text), all(SET, text));
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(OperationsPage::inner).collect(Collectors.toSet());
  }

  private static String inner(MatchResult found) {
    return found.group(1);
  }

  /** What can stand behind a {@code #}, as the usual renderers make it of a heading. */
  Set<String> anchors() {
    return text.lines()
        .filter(line -> line.startsWith("## "))
        .map(line -> line.substring(3).strip().toLowerCase(Locale.ROOT).replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** The anchors that the page itself points to. */
  Set<String> linked() {
    return all(Pattern.compile("\\]\\(#([^)]*)\\)"), text);
  }
}
