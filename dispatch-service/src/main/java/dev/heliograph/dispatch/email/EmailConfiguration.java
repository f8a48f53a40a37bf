package dev.heliograph.dispatch.email;

import dev.heliograph.dispatch.sending.Gateway;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** E-mail, where a server is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmailSettings.class)
class EmailConfiguration {
  @Bean
  @Conditional(ServerIsSet.class)
  Gateway emailGateway(EmailSettings settings, Clock clock) {
    return new EmailGateway(
        new MailServer(settings.server(), settings.total()),
        new Letters(settings.sender(), clock),
        settings.atOnce());
  }

  /** Without one the provider does not exist. */
  static final class ServerIsSet implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context.getEnvironment().getProperty("heliograph.email.url", "").isBlank();
    }
  }
}
