package dev.heliograph.support.api;

import dev.heliograph.support.config.Secret;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** API keys on everything under {@code /v1}. */
@AutoConfiguration
@EnableConfigurationProperties(ApiConfiguration.ApiSettings.class)
public class ApiConfiguration implements WebMvcConfigurer {
  private final ApiAccess access;

  ApiConfiguration(ApiSettings settings) {
    this.access = new ApiAccess(ApiKeys.parse(settings.keys().value()));
  }

  /** For routes that are no controllers'. */
  @Bean
  ApiAccess apiAccess() {
    return access;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new ApiKeyInterceptor(access)).addPathPatterns("/v1/**");
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArgument());
  }

  /**
   * Who may call.
   *
   * @param keys {@code name:scope+scope:HASH} entries, comma separated
   */
  @ConfigurationProperties("heliograph.api")
  record ApiSettings(Secret keys) {}
}
