package dev.heliograph.dispatch.slack;

import dev.heliograph.dispatch.sending.Gateway;
import dev.heliograph.dispatch.webhook.WebhookPost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Slack, where a webhook is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SlackSettings.class)
class SlackConfiguration {
  @Bean
  @Conditional(WebhookIsSet.class)
  Gateway slackGateway(SlackSettings settings) {
    return new SlackGateway(new WebhookPost(settings.url(), settings.total()));
  }

  /** Without one the provider does not exist. */
  static final class WebhookIsSet implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context.getEnvironment().getProperty("heliograph.slack.webhook-url", "").isBlank();
    }
  }
}
