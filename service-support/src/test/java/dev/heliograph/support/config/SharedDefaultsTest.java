package dev.heliograph.support.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SharedDefaultsTest {
  @Test
  void standBelowWhatAServiceSaysItself() {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("a service's file", Map.of("server.shutdown", "immediate")));
    new SharedDefaults().postProcessEnvironment(environment, new SpringApplication());
    assertThat(environment.getProperty("server.shutdown")).isEqualTo("immediate");
    assertThat(environment.getProperty("spring.kafka.producer.acks")).isEqualTo("all");
  }
}
