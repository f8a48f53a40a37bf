package dev.heliograph.ingest.overload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts what becomes of every request that wants something taken, the turned away as well. */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class RequestMeters extends OncePerRequestFilter {
  /** Begin of a path to the word for it. */
  private static final Map<String, String> ROUTES =
      Map.of(
          "/v1/events", "events",
          "/v1/messages", "messages",
          "/v1/checks/", "checks",
          "/webhooks/stripe", "stripe");

  private final Map<Key, Counter> counters = new HashMap<>();

  private record Key(String route, Outcome outcome) {}

  private enum Outcome {
    ACCEPTED,
    REFUSED,
    UNAVAILABLE,
    FAILED;

    static Outcome of(int status) {
      if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
        return UNAVAILABLE;
      }
      return status >= 500 ? FAILED : status >= 400 ? REFUSED : ACCEPTED;
    }
  }

  RequestMeters(MeterRegistry registry) {
    for (String route : ROUTES.values()) {
      for (Outcome outcome : Outcome.values()) {
        counters.put(
            new Key(route, outcome),
            Counter.builder("heliograph.ingest.requests")
                .description("Requests that want something taken, by what became of them")
                .tag("route", route)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry));
      }
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> route = routeOf(request);
    Outcome outcome = Outcome.FAILED;
    try {
      chain.doFilter(request, response);
      outcome = Outcome.of(response.getStatus());
    } finally {
      if (route.isPresent()) {
        Objects.requireNonNull(counters.get(new Key(route.get(), outcome))).increment();
      }
    }
  }

  private static Optional<String> routeOf(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        ? ROUTES.entrySet().stream()
            .filter(route -> request.getRequestURI().startsWith(route.getKey()))
            .map(Map.Entry::getValue)
            .findAny()
        : Optional.empty();
  }
}
