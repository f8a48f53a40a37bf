package dev.heliograph.benchmarks.report;

import dev.heliograph.benchmarks.profile.Profile;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where one process used CPU time.
 *
 * @param threadMillis by kind of thread, those of the JVM itself too
 */
public record Profiled(
    String who, String service, int texts, Map<String, Long> threadMillis, Profile profile) {
  private static final int LINES = 14;

  public Profiled {
    threadMillis = Map.copyOf(threadMillis);
  }

  String text() {
    var text = new StringBuilder("%n%s %s, ms a text by thread:".formatted(who, service));
    threadMillis.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(8)
        .forEach(
            entry ->
                text.append(
                    " %s %.3f;".formatted(entry.getKey(), entry.getValue() / (double) texts)));
    return text.append("\nJava code alone,\n").append(profile.text(LINES)).toString();
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("who", who);
    json.put("service", service);
    json.put("threadMillis", threadMillis);
    json.put("libraries", profile.libraries().percent(LINES * 3));
    json.put("onBehalfOf", profile.behalf().percent(LINES * 3));
    json.put("methods", profile.frames().percent(LINES * 3));
    json.put("threads", profile.threads().percent(LINES));
    return json;
  }
}
