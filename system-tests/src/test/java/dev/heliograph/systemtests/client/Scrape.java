package dev.heliograph.systemtests.client;

import dev.heliograph.systemtests.stack.Part;
import dev.heliograph.systemtests.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a service tells Prometheus. Source: the text-based exposition format 0.0.4. */
public final class Scrape {
  private static final Pattern SAMPLE =
      Pattern.compile("(?<name>[a-z_0-9]+)(?:\\{(?<labels>.*)})? (?<value>\\S+)");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  private Scrape() {}

  /** One line; {@code le} is not among its labels. */
  public record Sample(String name, Map<String, String> labels) {}

  public static List<Sample> of(Stack stack, Part service) {
    Answer answer = new Http().get(stack.url(service) + "/actuator/prometheus", Map.of());
    if (answer.status() != 200) {
      throw new AssertionError("no metrics: " + answer);
    }
    return answer.body().lines().filter(line -> !line.startsWith("#")).map(Scrape::sample).toList();
  }

  private static Sample sample(String line) {
    Matcher found = SAMPLE.matcher(line);
    if (!found.matches()) {
      throw new AssertionError("no sample: " + line);
    }
    String text = found.group("labels");
    var labels = new HashMap<String, String>();
    if (text != null) {
      LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
    }
    labels.remove("le");
    return new Sample(found.group("name"), Map.copyOf(labels));
  }
}
