package dev.heliograph.support.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnusedConfigurationsTest {
  private static final String LISTS =
      "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

  /** Of libraries that only some services have. */
  private static final List<String> ELSEWHERE = List.of("Flyway", "DataSource");

  @Test
  void whatNobodyUsesIsLeftOutAndNothingElse() {
    @Nullable String[] names = {
      "org.springframework.a.JmxAutoConfiguration",
      null,
      "org.springframework.a.KafkaAutoConfiguration",
      "dev.heliograph.a.JmxAutoConfiguration"
    };
    assertThat(UnusedConfigurations.wanted(names)).containsExactly(false, false, true, true);
  }

  @Test
  void eachNameIsThatOfAConfiguration() {
    Set<String> there = offered();
    assertThat(UnusedConfigurations.names())
        .filteredOn(name -> ELSEWHERE.stream().noneMatch(name::contains))
        .isSubsetOf(there);
  }

  private static Set<String> offered() {
    return Thread.currentThread()
        .getContextClassLoader()
        .resources(LISTS)
        .flatMap(UnusedConfigurationsTest::lines)
        .map(line -> line.substring(line.lastIndexOf('.') + 1))
        .collect(toSet());
  }

  private static Stream<String> lines(URL list) {
    try (var in = list.openStream()) {
      return new String(in.readAllBytes(), UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
