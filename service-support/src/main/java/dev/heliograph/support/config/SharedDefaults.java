package dev.heliograph.support.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Puts what holds in every service below everything else. By {@code spring.config.import} it would
 * stand above the service's own file.
 */
class SharedDefaults implements EnvironmentPostProcessor {
  private static final String FILE = "heliograph-defaults.yml";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    load().forEach(environment.getPropertySources()::addLast);
  }

  private static List<PropertySource<?>> load() {
    try {
      return new YamlPropertySourceLoader().load(FILE, new ClassPathResource(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }
}
