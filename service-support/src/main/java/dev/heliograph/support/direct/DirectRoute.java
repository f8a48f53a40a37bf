package dev.heliograph.support.direct;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseEntity;

/**
 * The ordinary requests of a route that is called hundreds of times a second. They are answered
 * without Spring MVC, whose dispatching and observing cost more than the rest of such a request.
 * The controller of the same route takes every other request, and is what the API document tells
 * of.
 */
public interface DirectRoute {
  /** The path, as metrics name it. */
  String template();

  /** Whether this is an ordinary one; whatever is unusual is left to the controller. */
  boolean takes(HttpServletRequest request);

  /** What the controller would answer; what is thrown becomes a problem, as it does there. */
  ResponseEntity<?> answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException;
}
