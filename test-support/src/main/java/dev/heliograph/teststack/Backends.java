package dev.heliograph.teststack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/**
 * The one place that chooses what tests run on. {@code HELIOGRAPH_TEST_STACK} set to {@code
 * embedded} or {@code containers} decides; otherwise containers are used where a Docker engine
 * answers.
 */
final class Backends {
  static final boolean CONTAINERS = choose(System.getenv());

  private Backends() {}

  private static boolean choose(Map<String, String> environment) {
    String wish = environment.getOrDefault("HELIOGRAPH_TEST_STACK", "");
    return switch (wish) {
      case "embedded" -> false;
      case "containers" -> true;
      case "" -> engineLikely(environment) && DockerClientFactory.instance().isDockerAvailable();
      default ->
          throw new IllegalArgumentException(
              "HELIOGRAPH_TEST_STACK must be 'embedded' or 'containers'");
    };
  }

  /** Asking for an engine that is not there costs seconds: look for its address first. */
  private static boolean engineLikely(Map<String, String> environment) {
    return environment.containsKey("DOCKER_HOST")
        || Files.exists(Path.of("/var/run/docker.sock"))
        || Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"));
  }
}
