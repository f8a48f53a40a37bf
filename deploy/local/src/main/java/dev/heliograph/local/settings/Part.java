package dev.heliograph.local.settings;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a stack consists of, with the variable that moves its port, and its port unless moved. */
public enum Part {
  KAFKA(9092),
  POSTGRES(54320),
  SIMULATOR(8090),
  INGEST(8081),
  COMPOSER(8082),
  DISPATCH(8083),
  STATUS(8084);

  public static final Set<Part> SERVICES =
      Set.copyOf(EnumSet.of(INGEST, COMPOSER, DISPATCH, STATUS));

  private final int defaultPort;

  Part(int defaultPort) {
    this.defaultPort = defaultPort;
  }

  public static Optional<Part> named(String name) {
    return Arrays.stream(values()).filter(part -> part.label().equals(name)).findFirst();
  }

  /**
   * Who takes work in goes first, who keeps it last. Status outlives the simulator, whose reports
   * it takes.
   */
  public static List<Part> inStoppingOrder() {
    return List.of(INGEST, COMPOSER, DISPATCH, SIMULATOR, STATUS, POSTGRES, KAFKA);
  }

  /** All names, for people. */
  public static String names() {
    return Arrays.stream(values()).map(Part::label).collect(Collectors.joining(", "));
  }

  /** Its name as people write it, and as its files are named. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String portVariable() {
    return name() + "_PORT";
  }

  public int defaultPort() {
    return defaultPort;
  }

  public boolean isService() {
    return SERVICES.contains(this);
  }
}
