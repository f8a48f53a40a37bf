package dev.heliograph.support.direct;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * The short way for hot routes, in every service that has some. Where spans are exported there is
 * none: Spring's observation makes them.
 */
@AutoConfiguration(before = WebMvcObservationAutoConfiguration.class)
public class DirectConfiguration {
  /** Where Spring Boot puts Spring's own. */
  private static final int OUTERMOST = Ordered.HIGHEST_PRECEDENCE + 1;

  /**
   * In the place of Spring Boot's own filter, which it leaves out where one of this very type is
   * registered: a subclass in the type would be another.
   */
  @Bean
  FilterRegistrationBean<ServerHttpObservationFilter> requestObservations(
      ObservationRegistry observations,
      MeterRegistry meters,
      ObjectProvider<DirectRoute> routes,
      ObjectProvider<SpanExporter> exporters) {
    var direct =
        new DirectRoutes(
            () -> exporters.stream().findAny().isPresent() ? List.of() : routes.stream().toList());
    var registration =
        new FilterRegistrationBean<ServerHttpObservationFilter>(
            new RequestObservations(observations, direct, new DirectMeters(meters)));
    registration.setOrder(OUTERMOST);
    return registration;
  }

  /** After every other filter. */
  @Bean
  FilterRegistrationBean<DirectAnswers> directAnswers(
      JsonMapper json,
      @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> failures) {
    var registration = new FilterRegistrationBean<>(new DirectAnswers(json, failures::getObject));
    registration.setOrder(Ordered.LOWEST_PRECEDENCE);
    return registration;
  }
}
