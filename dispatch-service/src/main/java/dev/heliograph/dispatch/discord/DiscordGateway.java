package dev.heliograph.dispatch.discord;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.MalformedRecord;
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
final class DiscordGateway implements Gateway {
  private static final Logger log = LoggerFactory.getLogger(DiscordGateway.class);

  private final WebhookPost webhook;

  DiscordGateway(WebhookPost webhook) {
    this.webhook = webhook;
  }

  @Override
  public String name() {
    return "discord";
  }

  @Override
  public SendOutcome send(Attempt attempt, Deadline startBy) {
    String ours = attempt.message().id() + "." + attempt.number();
    SendOutcome outcome =
        webhook.post(
            json(attempt.message().content().body()), startBy, answer -> idIn(answer, ours));
    if (outcome instanceof NotSent(var cause, var code, _) && cause == Cause.CREDENTIALS) {
      log.error(
          "Discord refuses our webhook (status {}): set DISCORD_WEBHOOK_URL to one that is active."
              + " Messages wait meanwhile.",
          code.map(String::valueOf).orElse("none"));
    }
    return outcome;
  }

  /** Nobody is called by a name that happens to stand in the words. */
  private static String json(String body) {
    var payload = ContractJson.mapper().createObjectNode().put("content", body);
    payload.putObject("allowed_mentions").putArray("parse");
    return new String(ContractJson.write(payload), StandardCharsets.UTF_8);
  }

  /** It has been taken: an answer that cannot be read changes nothing. */
  private static String idIn(String answer, String ours) {
    try {
      String id =
          ContractJson.readTree(answer.getBytes(StandardCharsets.UTF_8)).path("id").asString("");
      return id.isEmpty() ? ours : id;
    } catch (MalformedRecord unreadable) {
      return ours;
    }
  }
}
