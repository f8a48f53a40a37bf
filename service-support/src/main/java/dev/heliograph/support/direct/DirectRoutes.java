package dev.heliograph.support.direct;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** The hot routes of this service. */
final class DirectRoutes {
  private static final String FOUND = DirectRoutes.class.getName() + ".found";

  private final Supplier<List<DirectRoute>> routes;

  /** They are asked for with the first request: the filters are made before everything else. */
  DirectRoutes(Supplier<List<DirectRoute>> routes) {
    this.routes = SingletonSupplier.of(routes);
  }

  /** The route whose ordinary request this is; remembered with the request. */
  Optional<DirectRoute> find(HttpServletRequest request) {
    for (DirectRoute route : routes.get()) {
      if (route.takes(request)) {
        request.setAttribute(FOUND, route);
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  /** What was found for this request. */
  static Optional<DirectRoute> found(HttpServletRequest request) {
    return Optional.ofNullable((DirectRoute) request.getAttribute(FOUND));
  }
}
