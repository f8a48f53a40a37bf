package dev.heliograph.simulator.advanta;

import dev.heliograph.simulator.faults.Ending;
import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.MessageRequest;
import dev.heliograph.simulator.messages.MessageStore;
import dev.heliograph.simulator.messages.Provider;
import dev.heliograph.simulator.messages.Sender;
import dev.heliograph.simulator.optout.OptOuts;
import dev.heliograph.simulator.requests.Taking;
import dev.heliograph.simulator.requests.Tally.Kind;
import dev.heliograph.simulator.web.Answer;
import dev.heliograph.simulator.web.Call;
import dev.heliograph.simulator.web.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Under {@code /advanta}: sendsms and getdlr. Any key and partner id will do, as long as there are
 * some. Texts are answered with the misspelt code, receipts with the other, as Advanta does.
 */
public final class AdvantaApi implements Routes {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{6,14}");

  /** Told apart from other endings by Twilio's code for the same. */
  private static final Ending STOPPED = new Ending("undelivered", 21610);

  private static final String BLOCKED = "SenderName Blacklisted";

  private final JsonMapper json = new JsonMapper();
  private final Taking taking;
  private final MessageStore store;
  private final OptOuts optOuts;

  public AdvantaApi(Taking taking, MessageStore store, OptOuts optOuts) {
    this.taking = taking;
    this.store = store;
    this.optOuts = optOuts;
  }

  @Override
  public Answer answer(Call call) throws InterruptedException {
    Optional<JsonNode> body = body(call.body());
    if (body.isEmpty() || !call.method().equals("POST")) {
      taking.tally().count(Kind.OTHER);
      return refused(1010, "Unsupported request type");
    }
    boolean known =
        !text(body.get(), "apikey").isBlank() && !text(body.get(), "partnerID").isBlank();
    String path = call.path().replaceAll("/+$", "");
    if (!known) {
      taking.tally().count(Kind.UNAUTHORIZED_POST);
      return refused(1006, "Invalid credentials");
    }
    return switch (path) {
      case "/advanta/api/services/sendsms" ->
          taking.answer(request(body.get()), refusal(body.get()), new Words());
      case "/advanta/api/services/getdlr" -> receipt(text(body.get(), "messageID"));
      default -> {
        taking.tally().count(Kind.OTHER);
        yield Answer.empty(404);
      }
    };
  }

  private Optional<JsonNode> body(String text) {
    try {
      return Optional.of(json.readTree(text)).filter(JsonNode::isObject);
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode body, String name) {
    return body.path(name).asString("");
  }

  private Optional<Answer> refusal(JsonNode body) {
    if (text(body, "shortcode").isBlank()) {
      return Optional.of(reply(200, coded(1001, "Invalid sender id"), Answer.NOTHING));
    }
    return NUMBER.matcher(text(body, "mobile")).matches()
        ? Optional.empty()
        : Optional.of(reply(200, coded(1003, "Invalid mobile number"), Answer.NOTHING));
  }

  private static MessageRequest request(JsonNode body) {
    return new MessageRequest(
        "+" + text(body, "mobile"),
        Sender.at(Provider.ADVANTA, text(body, "shortcode")),
        new MessageRequest.Content(text(body, "message"), 0),
        null,
        null);
  }

  private Answer receipt(String id) {
    taking.tally().count(Kind.FETCH);
    Optional<String> word =
        store
            .find(id)
            .filter(message -> message.provider() == Provider.ADVANTA)
            .flatMap(AdvantaApi::word);
    var receipt = new LinkedHashMap<String, Object>();
    receipt.put("response-code", word.isPresent() ? 200 : 1008);
    receipt.put("response-description", word.isPresent() ? "Success" : "No Delivery Report");
    word.ifPresent(
        one -> {
          receipt.put("message-id", id);
          receipt.put("delivery-status", one.equals("DeliveredToTerminal") ? 32 : 3);
          receipt.put("delivery-description", one);
          receipt.put("delivery-networkid", 1);
        });
    return reply(200, receipt, Answer.NOTHING);
  }

  private static Optional<String> word(Message message) {
    return switch (message.status()) {
      case SENT -> Optional.of("SentToNetwork");
      case DELIVERED -> Optional.of("DeliveredToTerminal");
      case UNDELIVERED -> Optional.of(isStopped(message) ? BLOCKED : "AbsentSubscriber");
      case FAILED -> Optional.of("DeliveryImpossible");
      default -> Optional.empty();
    };
  }

  private static boolean isStopped(Message message) {
    return Objects.equals(message.progress().errorCode(), STOPPED.errorCode());
  }

  private Answer refused(int code, String description) {
    return reply(
        200, Map.of("response-code", code, "response-description", description), Answer.NOTHING);
  }

  private static Map<String, Object> coded(int code, String description) {
    return Map.of(
        "responses", List.of(Map.of("respose-code", code, "response-description", description)));
  }

  private Answer reply(int status, Map<String, ?> body, Runnable afterwards) {
    return new Answer.Reply(status, json.writeValueAsString(body), afterwards);
  }

  private final class Words implements Taking.Words {
    /** Advanta takes it all the same: the receipt tells that the person has blocked the sender. */
    @Override
    public Optional<Ending> ending(MessageRequest request) {
      String sender = Optional.ofNullable(request.sender().from()).orElse("");
      return optOuts.blocks(request.to(), Provider.ADVANTA.stoppedBy(sender))
          ? Optional.of(STOPPED)
          : Optional.empty();
    }

    @Override
    public Answer taken(Message message, Runnable afterwards) {
      Map<String, Object> response =
          Map.of(
              "respose-code",
              200,
              "response-description",
              "Success",
              "mobile",
              message.request().to().substring(1),
              "messageid",
              message.sid(),
              "networkid",
              "1");
      return reply(200, Map.of("responses", List.of(response)), afterwards);
    }

    @Override
    public Answer failed(Runnable afterwards) {
      return reply(500, Map.of("message", "Server Error"), afterwards);
    }

    @Override
    public Answer tooMany() {
      return reply(429, Map.of("message", "Too Many Attempts."), Answer.NOTHING);
    }

    @Override
    public Answer unavailable() {
      return reply(200, coded(4090, "Internal Error. Try again after 5 minutes"), Answer.NOTHING);
    }
  }
}
