package dev.heliograph.simulator.control;

import dev.heliograph.simulator.callbacks.CallbackSender;
import dev.heliograph.simulator.delivery.Courses;
import dev.heliograph.simulator.faults.FaultSwitch;
import dev.heliograph.simulator.faults.Faults;
import dev.heliograph.simulator.faults.FaultsRefused;
import dev.heliograph.simulator.messages.Direction;
import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.MessageStore;
import dev.heliograph.simulator.requests.Tally;
import dev.heliograph.simulator.web.Answer;
import dev.heliograph.simulator.web.Call;
import dev.heliograph.simulator.web.Form;
import dev.heliograph.simulator.web.Routes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Under {@code /simulator}: {@code faults}, {@code messages}, {@code requests}, {@code health}. */
public final class ControlApi implements Routes {
  private final JsonMapper json = new JsonMapper();
  private final Tools tools;
  private final Routes page;

  /** How many requests each of them got. */
  public record Tallies(Tally twilio, Tally sns, Tally advanta) {}

  /** What can be looked at and changed. */
  public record Tools(
      FaultSwitch faults,
      MessageStore store,
      Tallies tallies,
      CallbackSender callbacks,
      Courses courses) {}

  /**
   * Makes the routes.
   *
   * @param page what is shown at the path itself
   */
  public ControlApi(Tools tools, Routes page) {
    this.tools = tools;
    this.page = page;
  }

  @Override
  public Answer answer(Call call) throws InterruptedException {
    return switch (call.path()) {
      case "/simulator", "/simulator/" -> page.answer(call);
      case "/simulator/faults" -> faults(call);
      case "/simulator/faults/defaults" -> json(200, Faults.NONE);
      case "/simulator/messages" -> messages(call);
      case "/simulator/requests" -> requests(call);
      case "/simulator/health" -> json(200, Map.of("status", "UP"));
      default -> problem(404, "There is no " + call.path() + ".");
    };
  }

  private Answer faults(Call call) {
    try {
      return switch (call.method()) {
        case "GET" -> json(200, tools.faults().faults());
        case "PUT" -> json(200, tools.faults().replace(call.body()));
        case "PATCH" -> json(200, tools.faults().change(call.body()));
        case "DELETE" -> {
          tools.faults().set(Faults.NONE);
          yield json(200, Faults.NONE);
        }
        default -> notAllowed(call);
      };
    } catch (FaultsRefused e) {
      return problem(422, String.valueOf(e.getMessage()));
    }
  }

  private Answer messages(Call call) {
    return switch (call.method()) {
      case "GET" -> {
        List<Message> accepted = accepted(call);
        yield new Answer.Streamed(out -> write(accepted, out));
      }
      case "DELETE" -> {
        tools.store().clear();
        yield Answer.empty(204);
      }
      default -> notAllowed(call);
    };
  }

  private void write(List<Message> messages, OutputStream out) throws IOException {
    try (var array = json.writer().writeValuesAsArray(out)) {
      for (Message message : messages) {
        array.write(MessageView.of(message));
      }
    }
  }

  /** Newest first. */
  private List<Message> accepted(Call call) {
    return Form.parse(call.query())
        .text("to")
        .map(to -> to.startsWith(" ") ? "+" + to.substring(1) : to) // a plus that was not encoded
        .map(to -> tools.store().newestTo(to, ControlApi::isCreated, Integer.MAX_VALUE))
        .orElseGet(() -> tools.store().newest(ControlApi::isCreated, Integer.MAX_VALUE));
  }

  /** Replies and what handsets sent are no caller's texts. */
  private static boolean isCreated(Message message) {
    return message.direction() == Direction.API;
  }

  private Answer requests(Call call) {
    return switch (call.method()) {
      case "GET" -> json(200, counts());
      case "DELETE" -> {
        tools.tallies().twilio().reset();
        tools.tallies().sns().reset();
        tools.tallies().advanta().reset();
        yield Answer.empty(204);
      }
      default -> notAllowed(call);
    };
  }

  private Map<String, Object> counts() {
    var counts = new LinkedHashMap<String, Object>(tools.tallies().twilio().counts());
    counts.put("sns", tools.tallies().sns().counts());
    counts.put("advanta", tools.tallies().advanta().counts());
    counts.put("callbacks", tools.callbacks().counts());
    counts.put("messagesUnderWay", tools.courses().underWay());
    return counts;
  }

  private Answer notAllowed(Call call) {
    return problem(405, call.method() + " is not allowed here.");
  }

  private Answer problem(int status, String detail) {
    return json(status, Map.of("status", status, "detail", detail));
  }

  private Answer json(int status, Object value) {
    return Answer.json(status, json.writeValueAsString(value));
  }
}
