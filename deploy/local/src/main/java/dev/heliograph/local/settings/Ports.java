package dev.heliograph.local.settings;

import dev.heliograph.local.folder.Problem;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The port of each part that is started here. */
public final class Ports {
  private final Map<Part, Integer> ports;

  private Ports(Map<Part, Integer> ports) {
    this.ports = ports;
  }

  /**
   * Reads the variables that move ports.
   *
   * @throws Problem for what is no port, and for two parts on one
   */
  static Ports of(Map<String, String> environment) {
    var ports = new EnumMap<Part, Integer>(Part.class);
    for (Part part : Part.values()) {
      ports.put(part, port(part, environment.get(part.portVariable())));
    }
    return new Ports(ports);
  }

  public int of(Part part) {
    return ports.getOrDefault(part, part.defaultPort());
  }

  /**
   * Refuses two parts on one port.
   *
   * @throws Problem that names both variables
   */
  void requireDistinct(Set<Part> started) {
    var owners = new HashMap<Integer, Part>();
    for (Part part : started) {
      Part other = owners.putIfAbsent(of(part), part);
      if (other != null) {
        throw new Problem(
            "%s and %s are both %d; each part needs a port of its own."
                .formatted(other.portVariable(), part.portVariable(), of(part)));
      }
    }
  }

  /**
   * Refuses another variable's port where a part has it.
   *
   * @throws Problem that names both variables
   */
  void requireNotTaken(String variable, String value, Set<Part> started) {
    int port = read(variable, value);
    for (Part part : started) {
      if (of(part) == port) {
        throw new Problem(
            "%s and %s are both %d; each needs a port of its own."
                .formatted(part.portVariable(), variable, port));
      }
    }
  }

  private static int port(Part part, @Nullable String value) {
    return value == null ? part.defaultPort() : read(part.portVariable(), value);
  }

  private static int read(String variable, String value) {
    try {
      int port = Integer.parseInt(value.strip());
      if (port >= 1 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // said below, with what is outside the range
    }
    throw new Problem(
        "%s is '%s', which is no port; set it to a number from 1 to 65535."
            .formatted(variable, value));
  }
}
