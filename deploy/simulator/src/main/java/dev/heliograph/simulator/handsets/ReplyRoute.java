package dev.heliograph.simulator.handsets;

import dev.heliograph.simulator.inbound.InboundTexts;
import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.MessageRequest;
import dev.heliograph.simulator.messages.Provider;
import dev.heliograph.simulator.web.Answer;
import dev.heliograph.simulator.web.Call;
import dev.heliograph.simulator.web.Problems;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** {@code POST /simulator/handsets/{number}/replies}: somebody writes on that phone. */
public final class ReplyRoute {
  private static final int LONGEST = 1_600;
  private static final Pattern ANSWERABLE = Pattern.compile("\\+[1-9][0-9]{6,14}|[0-9]{3,8}");

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  config
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();
  private final Handsets handsets;
  private final InboundTexts inbound;
  private final Ours ours;

  /** Our number, and the Messaging Service that it belongs to, if it does. */
  public record Ours(String number, Optional<String> service) {}

  /**
   * The body of a request.
   *
   * @param to our number; by default the one that wrote last
   */
  record Reply(@Nullable String text, @Nullable String to) {
    @Override
    public String toString() {
      return "Reply"; // neither number nor words
    }
  }

  public ReplyRoute(Handsets handsets, InboundTexts inbound, Ours ours) {
    this.handsets = handsets;
    this.inbound = inbound;
    this.ours = ours;
  }

  Answer answer(Call call, String number) {
    if (!call.method().equals("POST")) {
      return Problems.notAllowed(call);
    }
    // what a page of somebody else's cannot send without being asked whether it may
    String type = call.headers().find("Content-Type").orElse("").split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase("application/json")) {
      return Problems.of(415, "unsupported_media_type", "Send JSON, as application/json.");
    }
    try {
      return reply(number, json.readValue(call.body(), Reply.class));
    } catch (JacksonException e) {
      return malformed();
    }
  }

  private static Answer malformed() {
    return Problems.of(
        400, "malformed_request", "The body is a JSON object with text and, if wanted, to.");
  }

  private Answer reply(String number, @Nullable Reply reply) {
    if (reply == null) {
      return malformed();
    }
    String text = reply.text() == null ? "" : reply.text();
    if (text.isBlank() || text.codePointCount(0, text.length()) > LONGEST) {
      return Problems.of(422, "invalid_text", "text is 1 to 1600 characters, and not blank.");
    }
    String to = reply.to() == null ? lastSender(number) : reply.to();
    if (!ANSWERABLE.matcher(to).matches()) {
      return Problems.of(
          422,
          "invalid_sender",
          "to is a number or a short code; a sender's name takes no answer.");
    }
    Message message = inbound.receive(number, ours(number, to), text);
    return Answer.json(201, json.writeValueAsString(handsets.view(message)));
  }

  private String lastSender(String number) {
    return handsets.senders(number).stream().findFirst().orElse(ours.number());
  }

  private InboundTexts.Ours ours(String number, String to) {
    return handsets
        .newestWith(number, to)
        .map(Message::request)
        .map(newest -> new InboundTexts.Ours(to, service(newest), newest.sender().provider()))
        .orElseGet(() -> new InboundTexts.Ours(to, serviceOf(to), Provider.TWILIO));
  }

  private static Optional<String> service(MessageRequest request) {
    return Optional.ofNullable(request.sender().service());
  }

  private Optional<String> serviceOf(String number) {
    return number.equals(ours.number()) ? ours.service() : Optional.empty();
  }
}
