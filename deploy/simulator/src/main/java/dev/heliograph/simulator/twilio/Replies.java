package dev.heliograph.simulator.twilio;

import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.web.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Answers with Twilio's JSON in them. */
final class Replies {
  private final JsonMapper mapper = new JsonMapper();
  private final MessageJson json;

  Replies(MessageJson json) {
    this.json = json;
  }

  /** The message as it was accepted. */
  Answer created(Message message, Runnable afterwards) {
    return new Answer.Reply(201, text(json.message(message)), afterwards);
  }

  Answer message(Message message) {
    return Answer.json(200, text(json.message(message)));
  }

  Answer page(Map<String, @Nullable Object> page) {
    return Answer.json(200, text(page));
  }

  Answer error(TwilioError error) {
    return error(error, Answer.NOTHING);
  }

  Answer error(TwilioError error, Runnable afterwards) {
    return new Answer.Reply(error.status(), text(json.error(error)), afterwards);
  }

  private String text(Map<String, ?> value) {
    return mapper.writeValueAsString(value);
  }
}
