package dev.heliograph.benchmarks.stack;

import dev.heliograph.benchmarks.load.HttpConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where everything listens: from one port on.
 *
 * @param base the first port after it is ingest's
 */
public record Ports(int base) {
  private static final List<String> PARTS =
      List.of("INGEST", "COMPOSER", "DISPATCH", "STATUS", "SIMULATOR", "KAFKA", "POSTGRES");

  Map<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    for (int i = 0; i < PARTS.size(); i++) {
      variables.put(PARTS.get(i) + "_PORT", Integer.toString(base + 1 + i));
    }
    return variables;
  }

  /** Whether all four services say that they can work. */
  boolean servicesReady() {
    return IntStream.rangeClosed(1, 4).allMatch(offset -> isReady(base + offset));
  }

  private static boolean isReady(int port) {
    String request = "GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\n\r\n";
    try (var connection = new HttpConnection(port)) {
      return connection.exchange(request.getBytes(StandardCharsets.US_ASCII)).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  public int ingest() {
    return base + 1;
  }

  public int simulator() {
    return base + 5;
  }

  public int floorIn() {
    return base + 11;
  }

  public int floorStatus() {
    return base + 14;
  }
}
