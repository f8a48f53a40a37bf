package dev.heliograph.simulator.notices;

import dev.heliograph.simulator.notices.Notices.Head;
import dev.heliograph.simulator.web.Answer;
import dev.heliograph.simulator.web.Call;
import dev.heliograph.simulator.web.Problems;
import dev.heliograph.simulator.web.Routes;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Incoming webhooks: {@code POST /slack/services/…} with {@code text}, answered {@code ok}, and
 * {@code POST /discord/api/webhooks/…} with {@code content}, answered 204, or with the message
 * where {@code wait=true} asks for it. A path that ends in {@code /down} is answered 503, and one
 * that ends in {@code /gone} 404.
 */
public final class ChatWebhooks implements Routes {
  private final JsonMapper json = new JsonMapper();
  private final Notices notices;
  private final String channel;
  private final String field;

  /** Not from one on: status-service knows those of the run before. */
  private final AtomicLong ids = new AtomicLong(System.currentTimeMillis() * 1_000);

  private ChatWebhooks(Notices notices, String channel, String field) {
    this.notices = notices;
    this.channel = channel;
    this.field = field;
  }

  public static ChatWebhooks slack(Notices notices) {
    return new ChatWebhooks(notices, "slack", "text");
  }

  public static ChatWebhooks discord(Notices notices) {
    return new ChatWebhooks(notices, "discord", "content");
  }

  @Override
  public Answer answer(Call call) {
    if (!call.method().equals("POST")) {
      return Problems.notAllowed(call);
    }
    if (call.path().endsWith("/down")) {
      return Problems.of(503, "unavailable", "The webhook is out of order.");
    }
    if (call.path().endsWith("/gone")) {
      return Problems.notFound(call);
    }
    String text = text(call.body());
    return text.isBlank()
        ? Problems.of(400, "invalid_payload", "There are no words.")
        : keep(call, text);
  }

  private String text(String body) {
    try {
      JsonNode payload = json.readTree(body);
      return payload.path(field).asString("");
    } catch (JacksonException malformed) {
      return "";
    }
  }

  private Answer keep(Call call, String text) {
    notices.add(channel, "team", Head.NONE, text);
    if (channel.equals("slack")) {
      return Answer.json(200, "ok");
    }
    return call.query().contains("wait=true")
        ? Answer.json(200, "{\"id\":\"" + ids.incrementAndGet() + "\"}")
        : Answer.empty(204);
  }
}
