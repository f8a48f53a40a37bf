package dev.heliograph.support.api;

import dev.heliograph.support.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Asks for a key before a body is read. */
final class ApiKeyInterceptor implements HandlerInterceptor {
  static final String CALLER = ApiKeyInterceptor.class.getName() + ".caller";
  private static final String SCHEME = "Bearer ";

  private final ApiKeys keys;

  ApiKeyInterceptor(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) {
      return true; // nothing of ours: the resource handler will say 404
    }
    if (isSprings(method)) {
      return true; // its answer to OPTIONS: which methods there are
    }
    ApiKeys.ApiKey key = keyOf(request, response);
    Scope needed = scopeOf(method);
    if (!key.scopes().contains(needed)) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN,
          "scope_missing",
          "The API key '%s' does not have the scope '%s'."
              .formatted(key.caller().name(), needed.word()));
    }
    request.setAttribute(CALLER, key.caller());
    return true;
  }

  private static boolean isSprings(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("org.springframework.web.");
  }

  private ApiKeys.ApiKey keyOf(HttpServletRequest request, HttpServletResponse response) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .flatMap(header -> keys.find(header.substring(SCHEME.length()).strip()))
        .orElseThrow(
            () -> {
              response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
              return new ProblemException(
                  HttpStatus.UNAUTHORIZED,
                  "api_key_invalid",
                  "Send a valid API key as 'Authorization: Bearer KEY'.");
            });
  }

  /** A route that says nothing is nobody's. */
  private static Scope scopeOf(HandlerMethod method) {
    return Optional.ofNullable(method.getMethodAnnotation(RequiresScope.class))
        .or(
            () ->
                Optional.ofNullable(
                    AnnotatedElementUtils.findMergedAnnotation(
                        method.getBeanType(), RequiresScope.class)))
        .map(RequiresScope::value)
        .orElseThrow(
            () -> new IllegalStateException("no scope is set for " + method.getShortLogMessage()));
  }
}
