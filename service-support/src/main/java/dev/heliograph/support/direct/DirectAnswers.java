package dev.heliograph.support.direct;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** Answers hot requests, where all filters have let them through; what fails Spring answers. */
final class DirectAnswers extends OncePerRequestFilter {
  private final JsonMapper json;
  private final Supplier<HandlerExceptionResolver> failures;

  /**
   * Answers in JSON.
   *
   * @param failures turns what is thrown into an answer; asked for when something fails
   */
  DirectAnswers(JsonMapper json, Supplier<HandlerExceptionResolver> failures) {
    this.json = json;
    this.failures = failures;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<DirectRoute> route = DirectRoutes.found(request);
    if (route.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    try {
      write(route.get().answer(request, response), response);
    } catch (IOException | RuntimeException failure) {
      if (failures.get().resolveException(request, response, null, failure) == null) {
        throw failure;
      }
    }
  }

  private void write(ResponseEntity<?> answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.getStatusCode().value());
    answer.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
    if (answer.getBody() != null) {
      byte[] body = json.writeValueAsBytes(answer.getBody());
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }
}
