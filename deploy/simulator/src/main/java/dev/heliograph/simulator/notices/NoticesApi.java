package dev.heliograph.simulator.notices;

import dev.heliograph.simulator.web.Answer;
import dev.heliograph.simulator.web.Call;
import dev.heliograph.simulator.web.Form;
import dev.heliograph.simulator.web.Problems;
import dev.heliograph.simulator.web.Routes;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** {@code /simulator/notices}: what came by mail and chat, newest first; {@code DELETE} forgets. */
public final class NoticesApi implements Routes {
  private final JsonMapper json = new JsonMapper();
  private final Notices notices;

  public NoticesApi(Notices notices) {
    this.notices = notices;
  }

  @Override
  public Answer answer(Call call) {
    return switch (call.method()) {
      case "GET" -> Answer.json(200, json.writeValueAsString(wanted(Form.parse(call.query()))));
      case "DELETE" -> {
        notices.clear();
        yield Answer.empty(204);
      }
      default -> Problems.notAllowed(call);
    };
  }

  private List<Notice> wanted(Form query) {
    String channel = query.text("channel").orElse("");
    String to = query.text("to").orElse("").toLowerCase(Locale.ROOT);
    return notices.newest().stream()
        .filter(notice -> channel.isEmpty() || notice.channel().equals(channel))
        .filter(notice -> to.isEmpty() || notice.to().equals(to))
        .toList();
  }
}
