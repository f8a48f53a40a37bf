package dev.heliograph.dispatch.slack;

import dev.heliograph.support.config.MalformedVariable;
import dev.heliograph.support.config.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Our webhook at Slack.
 *
 * @param webhookUrl a secret: whoever has it can write; blank: messages wait for one
 * @param total of one call
 */
@ConfigurationProperties("heliograph.slack")
record SlackSettings(Secret webhookUrl, @DefaultValue("10s") Duration total) {

  /** Throws {@link MalformedVariable}, without the value, when it is no URL. */
  URI url() {
    try {
      URI url = new URI(webhookUrl.value().strip());
      boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (http && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException quoted) {
      // said below, without the value
    }
    throw new MalformedVariable(
        "SLACK_WEBHOOK_URL", "it is no URL; set it to the webhook's, https://…");
  }
}
