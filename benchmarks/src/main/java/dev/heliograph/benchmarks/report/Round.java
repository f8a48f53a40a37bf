package dev.heliograph.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One measurement, from the first request until the last text was delivered in the store.
 *
 * @param what such as {@code product warm 1}
 * @param texts whose request was accepted
 * @param notAccepted requests by the answer that was not 202
 * @param lost accepted and not delivered
 * @param doubled more texts at the provider than recipients
 * @param callbacksPerText two, unless some were repeated
 * @param callbacksGivenUp reports that status did not take, however often they came: a text whose
 *     last one is among them counts as lost
 * @param cpuMillis by process
 * @param jitMillis of the four services, for compiling; the longer the warm-up, the less
 * @param othersCpuShare of the machine, used by processes that are none of ours: noise
 */
public record Round(
    String who,
    String what,
    long texts,
    double seconds,
    Map<String, Long> notAccepted,
    long lost,
    long doubled,
    double callbacksPerText,
    long callbacksGivenUp,
    Map<String, Long> cpuMillis,
    long jitMillis,
    double othersCpuShare) {
  public Round {
    notAccepted = Map.copyOf(notAccepted);
    cpuMillis = new LinkedHashMap<>(cpuMillis);
  }

  public double textsPerSecond() {
    return texts / seconds;
  }

  /** Milliseconds of CPU time a text, in one process. */
  public double cpuPerText(String process) {
    return cpuMillis.getOrDefault(process, 0L) / (double) texts;
  }

  /** Of services, broker and database: simulator and generator belong to nobody's product. */
  public double cpuPerText() {
    return cpuMillis.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("simulator"))
            .filter(entry -> !entry.getKey().equals("generator"))
            .mapToLong(Map.Entry::getValue)
            .sum()
        / (double) texts;
  }

  double jitPerText() {
    return jitMillis / (double) texts;
  }

  boolean isFaultless() {
    return lost == 0 && doubled == 0 && notAccepted.isEmpty();
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("who", who);
    json.put("what", what);
    json.put("texts", texts);
    json.put("seconds", seconds);
    json.put("textsPerSecond", textsPerSecond());
    json.put("cpuMillisPerText", cpuPerText());
    var byProcess = new LinkedHashMap<String, Double>();
    cpuMillis.keySet().forEach(process -> byProcess.put(process, cpuPerText(process)));
    json.put("cpuMillisPerTextByProcess", byProcess);
    json.put("cpuMillisPerTextOfServicesInJit", jitPerText());
    json.put("notAccepted", notAccepted);
    json.put("lost", lost);
    json.put("doubled", doubled);
    json.put("callbacksPerText", callbacksPerText);
    json.put("callbacksGivenUp", callbacksGivenUp);
    json.put("othersCpuShare", othersCpuShare);
    return json;
  }
}
