package dev.heliograph.benchmarks.report;

import dev.heliograph.benchmarks.process.Memory;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All that was measured in one go. */
public final class Report {
  private final Facts facts;
  private final Duration untilReady;
  private final List<Round> rounds = new ArrayList<>();
  private final List<Latency> latencies = new ArrayList<>();
  private final List<Profiled> profiles = new ArrayList<>();
  private final Map<String, Memory> memory = new LinkedHashMap<>();

  public Report(Facts facts, Duration untilReady) {
    this.facts = facts;
    this.untilReady = untilReady;
  }

  public void add(Round round) {
    rounds.add(round);
  }

  public void add(Latency latency) {
    latencies.add(latency);
  }

  public void add(Profiled profile) {
    profiles.add(profile);
  }

  public void memory(Map<String, Memory> used) {
    memory.putAll(used);
  }

  /** Whether no text was lost or doubled, and no request answered otherwise than 202. */
  public boolean isFaultless() {
    return rounds.stream().allMatch(Round::isFaultless);
  }

  public void print(PrintStream out) {
    profiles.forEach(profile -> out.println(profile.text()));
    new Table(out).print(this);
  }

  public void write(Path file) {
    var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    mapper.writeValue(file, json());
  }

  private Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("facts", facts);
    json.put("secondsUntilReady", untilReady.toMillis() / 1e3);
    json.put("rounds", rounds.stream().map(Round::json).toList());
    json.put("latencyMillis", latencies);
    json.put("memoryKiB", memory);
    json.put("profiles", profiles.stream().map(Profiled::json).toList());
    json.put("lost", rounds.stream().mapToLong(Round::lost).sum());
    json.put("doubled", rounds.stream().mapToLong(Round::doubled).sum());
    json.put("shareOfFloorWarm", shareOfFloor("warm").map(Share::json).orElse(Map.of()));
    json.put("shareOfFloorCold", shareOfFloor("cold").map(Share::json).orElse(Map.of()));
    return json;
  }

  /** What the product reaches of the floor; none where one of them was not measured. */
  Optional<Share> shareOfFloor(String what) {
    return middle("product", what)
        .flatMap(product -> middle("floor", what).map(floor -> new Share(product, floor)));
  }

  /** Of several rounds the one with the middle throughput. */
  Optional<Round> middle(String who, String what) {
    List<Round> sorted =
        rounds.stream()
            .filter(round -> round.who().equals(who) && round.what().equals(what))
            .sorted(Comparator.comparingDouble(Round::textsPerSecond))
            .toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
  }

  Facts facts() {
    return facts;
  }

  Duration untilReady() {
    return untilReady;
  }

  List<Round> rounds() {
    return List.copyOf(rounds);
  }

  List<Latency> latencies() {
    return List.copyOf(latencies);
  }

  Map<String, Memory> memory() {
    return memory;
  }
}
