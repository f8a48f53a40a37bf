package dev.heliograph.support.api;

import dev.heliograph.support.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Lets in who has a key that allows what is asked for. */
public final class ApiAccess {
  private static final String SCHEME = "Bearer ";

  private final ApiKeys keys;

  ApiAccess(ApiKeys keys) {
    this.keys = keys;
  }

  /**
   * Tells whose key the request bears.
   *
   * @throws ProblemException 401 without a key that we know, 403 where it is not enough
   */
  public Caller admit(HttpServletRequest request, HttpServletResponse response, Scope needed) {
    ApiKeys.ApiKey key = keyOf(request, response);
    if (!key.scopes().contains(needed)) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN,
          "scope_missing",
          "The API key '%s' does not have the scope '%s'."
              .formatted(key.caller().name(), needed.word()));
    }
    return key.caller();
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
}
