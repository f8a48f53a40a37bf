package dev.heliograph.support.http;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.RequestContextFilter;
import tools.jackson.core.TokenStreamFactory;

/** Bounds on what comes in, in every service. */
@AutoConfiguration(before = WebMvcAutoConfiguration.class)
@EnableConfigurationProperties(HttpSettings.class)
public class HttpConfiguration {
  @Bean
  BodyLimitFilter bodyLimitFilter(HttpSettings settings) {
    return new BodyLimitFilter(settings.maxBody().toBytes());
  }

  /** Spring MVC keeps the current request by itself, and nothing else asks for it. */
  @Bean
  FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
    var registration = new FilterRegistrationBean<>(new RequestContextFilter());
    registration.setEnabled(false);
    return registration;
  }

  /** JSON is UTF-8 between systems (RFC 8259, section 8.1); else UTF-16 and UTF-32 are guessed. */
  @Bean
  JsonFactoryBuilderCustomizer jsonIsUtf8() {
    return factory -> factory.disable(TokenStreamFactory.Feature.CHARSET_DETECTION);
  }

  /** Its pages would be HTML. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsOfTheServer() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
              }
            });
  }
}
