package dev.heliograph.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.local.settings.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/** That what the containers are given agrees with what the services ask for; without an engine. */
class ComposeTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Map<?, ?> COMPOSE = yaml("docker-compose.yml");

  @Test
  void everyVariableOfTheFileIsInTheExampleAndTheOtherWayRound() {
    Set<String> used = found("docker-compose.yml", "\\$\\{(\\w+)[:}]");
    assertThat(found(".env.example", "(?m)^(\\w+)=")).isEqualTo(used);
  }

  @Test
  void everyVariableIsExplained() {
    String pages = text("docs/configuration.md");
    assertThat(found(".env.example", "(?m)^(\\w+)="))
        .allSatisfy(variable -> assertThat(pages).contains("`" + variable + "`"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Part.class,
      names = {"INGEST", "COMPOSER", "DISPATCH", "STATUS"})
  void aServiceIsGivenWhatItRequires(Part part) {
    Map<?, ?> own = at(application(part), "heliograph", "required");
    Map<?, ?> shared =
        at(
            yaml("service-support/src/main/resources/heliograph-defaults.yml"),
            "heliograph",
            "required");
    Map<?, ?> given = at(COMPOSE, "services", part.label(), "environment");
    assertThat(given.keySet().stream().map(String::valueOf))
        .containsAll(own.keySet().stream().map(String::valueOf).toList())
        .containsAll(shared.keySet().stream().map(String::valueOf).toList());
    own.keySet()
        .forEach(variable -> assertThat(given.get(variable)).asString().doesNotContain(":-"));
  }

  /** But for its port: inside its container it is the usual one. */
  @ParameterizedTest
  @EnumSource(
      value = Part.class,
      names = {"INGEST", "COMPOSER", "DISPATCH", "STATUS"})
  void aServiceIsGivenWhatItReads(Part part) {
    String file = part.label() + "-service/src/main/resources/application.yml";
    Set<String> read = found(file, "\\$\\{([A-Z_]+)[:}]");
    read.remove(part.portVariable());
    assertThat(read).isNotEmpty().isSubsetOf(given(part));
  }

  @Test
  void theSimulatorIsGivenWhatItReads() {
    String file = "deploy/simulator/src/main/java/dev/heliograph/simulator/Settings.java";
    Set<String> read = found(file, "\"([A-Z]+_[A-Z_]+)\"");
    read.remove(Part.SIMULATOR.portVariable());
    assertThat(read).hasSizeGreaterThan(5).isSubsetOf(given(Part.SIMULATOR));
  }

  private static Set<String> given(Part part) {
    return at(COMPOSE, "services", part.label(), "environment").keySet().stream()
        .map(String::valueOf)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource(
      value = Part.class,
      names = {"SIMULATOR", "INGEST", "COMPOSER", "DISPATCH", "STATUS"})
  void aServiceIsPublishedToThisMachineAloneWhereItListens(Part part) {
    int port = part.defaultPort();
    assertThat(at(COMPOSE, "services", part.label()).get("ports"))
        .isEqualTo(List.of("127.0.0.1:%1$d:%1$d".formatted(port)));
    assertThat(text("deploy/image/healthy"))
        .contains("%s) port=${%s:-%d}".formatted(part.label(), part.portVariable(), port));
    if (part.isService()) {
      assertThat(at(application(part), "server").get("port"))
          .isEqualTo("${%s:%d}".formatted(part.portVariable(), port));
    }
  }

  @Test
  void nothingIsPublishedBeyondThisMachine() {
    at(COMPOSE, "services")
        .values()
        .forEach(
            service -> {
              if (((Map<?, ?>) service).get("ports") instanceof List<?> ports) {
                assertThat(ports).allMatch(port -> port.toString().startsWith("127.0.0.1:"));
              }
            });
  }

  @Test
  void everyPartIsAService() {
    assertThat(at(COMPOSE, "services").keySet().stream().map(String::valueOf))
        .containsAll(Arrays.stream(Part.values()).map(Part::label).toList());
  }

  @Test
  void prometheusAsksTheServicesWhereTheyListen() {
    Set<String> listening =
        Part.SERVICES.stream()
            .map(part -> part.label() + ":" + part.defaultPort())
            .collect(Collectors.toSet());
    assertThat(found("deploy/prometheus/prometheus.yml", "\"(\\w+:\\d+)\"")).isEqualTo(listening);
  }

  @Test
  void theImagesAreMadeOfTheModulesThatRunBuilds() {
    Set<String> built = words(found("run", "(?m)^modules=\"(.*)\""), " ");
    assertThat(words(found("Dockerfile", "-pl (\\S+) -am"), ",")).isEqualTo(built);
    Set<String> laidOut = words(found("Dockerfile", "lay-out \\S+ (.*)"), " ");
    assertThat(laidOut).isEqualTo(Set.of("simulator", "ingest", "composer", "dispatch", "status"));
  }

  private static Map<?, ?> application(Part part) {
    return yaml(part.label() + "-service/src/main/resources/application.yml");
  }

  private static Map<?, ?> yaml(String file) {
    Map<?, ?> content = new Yaml().load(text(file));
    return content;
  }

  private static Map<?, ?> at(Map<?, ?> yaml, String... path) {
    Map<?, ?> found = yaml;
    for (String key : path) {
      if (!(found.get(key) instanceof Map<?, ?> inner)) {
        throw new AssertionError("there is no " + key);
      }
      found = inner;
    }
    return found;
  }

  private static Set<String> found(String file, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text(file))
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> words(Set<String> lines, String between) {
    return lines.stream()
        .flatMap(line -> Arrays.stream(line.split(between, -1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(String file) {
    try {
      return Files.readString(HOME.resolve(file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
