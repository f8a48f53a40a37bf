package dev.heliograph.support.openapi;

import dev.heliograph.support.api.RequiresScope;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** One method and path of ours that has words for its document. */
record DocumentedRoute(String method, String path, ApiRoute docs, Optional<RequiresScope> scope) {

  static List<DocumentedRoute> of(RequestMappingInfo mapping, HandlerMethod handler) {
    ApiRoute docs = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), ApiRoute.class);
    if (docs == null) {
      if (!isOurs(handler)) {
        return List.of();
      }
      throw new IllegalStateException(
          "the document lacks a route: add @ApiRoute to " + handler.getShortLogMessage());
    }
    Optional<RequiresScope> scope =
        Stream.of(handler.getMethod(), handler.getBeanType())
            .flatMap(
                at ->
                    Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(at, RequiresScope.class))
                        .stream())
            .findFirst();
    return mapping.getMethodsCondition().getMethods().stream()
        .flatMap(
            method ->
                mapping.getPatternValues().stream()
                    .map(
                        path ->
                            new DocumentedRoute(
                                method.name().toLowerCase(Locale.ROOT), path, docs, scope)))
        .toList();
  }

  private static boolean isOurs(HandlerMethod handler) {
    Class<?> type = handler.getBeanType();
    return type.getName().startsWith("dev.heliograph.")
        && !OpenApiWebMvcResource.class.isAssignableFrom(type)
        && !AnnotatedElementUtils.hasAnnotation(type, Hidden.class);
  }
}
