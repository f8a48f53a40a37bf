package dev.heliograph.support.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Asks for a key before a body is read. */
final class ApiKeyInterceptor implements HandlerInterceptor {
  static final String CALLER = ApiKeyInterceptor.class.getName() + ".caller";

  private final ApiAccess access;

  ApiKeyInterceptor(ApiAccess access) {
    this.access = access;
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
    request.setAttribute(CALLER, access.admit(request, response, scopeOf(method)));
    return true;
  }

  private static boolean isSprings(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("org.springframework.web.");
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
