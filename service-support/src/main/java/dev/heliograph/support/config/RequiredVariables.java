package dev.heliograph.support.config;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Looks for every variable that a service lists under {@code heliograph.required} (name to what it
 * should be set to) before anything is built, so that one start tells of all that is missing.
 */
class RequiredVariables
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
  private static final Bindable<Map<String, String>> NAMES =
      Bindable.mapOf(String.class, String.class);

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    check(event.getEnvironment());
  }

  static void check(ConfigurableEnvironment environment) {
    Map<String, String> required =
        Binder.get(environment).bind("heliograph.required", NAMES).orElseGet(Map::of);
    var missing = new TreeMap<String, String>();
    required.forEach(
        (name, hint) -> {
          if (environment.getProperty(name, "").isBlank()) {
            missing.put(name, hint);
          }
        });
    if (!missing.isEmpty()) {
      throw new MissingVariables(missing);
    }
  }

  /** After the files of configuration have been read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
