package dev.heliograph.dispatch.slack;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.dispatch.sending.Attempt;
import dev.heliograph.dispatch.sending.Deadline;
import dev.heliograph.dispatch.sending.Gateway;
import dev.heliograph.dispatch.sending.SendOutcome;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.webhook.WebhookPost;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into our channel, one request an attempt. */
final class SlackGateway implements Gateway {
  private static final Logger log = LoggerFactory.getLogger(SlackGateway.class);

  private final WebhookPost webhook;

  SlackGateway(WebhookPost webhook) {
    this.webhook = webhook;
  }

  @Override
  public String name() {
    return "slack";
  }

  /** Slack tells no id of what it took: ours stands for it. */
  @Override
  public SendOutcome send(Attempt attempt, Deadline startBy) {
    String id = attempt.message().id() + "." + attempt.number();
    SendOutcome outcome =
        webhook.post(json(attempt.message().content().body()), startBy, body -> id);
    if (outcome instanceof NotSent(var cause, var code, _) && cause == Cause.CREDENTIALS) {
      log.error(
          "Slack refuses our webhook (status {}): set SLACK_WEBHOOK_URL to one that is active."
              + " Messages wait meanwhile.",
          code.map(String::valueOf).orElse("none"));
    }
    return outcome;
  }

  /** These three have a meaning there; source: Slack, formatting text, escaping. */
  private static String json(String body) {
    String text = body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    var payload = ContractJson.mapper().createObjectNode().put("text", text);
    return new String(ContractJson.write(payload), StandardCharsets.UTF_8);
  }
}
