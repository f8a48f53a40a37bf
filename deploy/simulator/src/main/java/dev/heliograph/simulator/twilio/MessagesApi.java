package dev.heliograph.simulator.twilio;

import dev.heliograph.simulator.delivery.Courses;
import dev.heliograph.simulator.faults.FaultSwitch;
import dev.heliograph.simulator.faults.Faults;
import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.MessageStore;
import dev.heliograph.simulator.optout.OptOuts;
import dev.heliograph.simulator.requests.Tally;
import dev.heliograph.simulator.requests.Tally.Kind;
import dev.heliograph.simulator.web.Answer;
import dev.heliograph.simulator.web.Call;
import dev.heliograph.simulator.web.Form;
import dev.heliograph.simulator.web.Routes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Twilio's Messages resource of one account: create, list, fetch, update, delete. */
public final class MessagesApi implements Routes {
  private static final Pattern ONE = Pattern.compile("/((?:SM|MM)[0-9a-f]{32})(?:\\.json)?");

  private final Credentials credentials;
  private final String base;
  private final FaultSwitch faults;
  private final MessageStore store;
  private final Tally tally;
  private final Replies replies;
  private final MessageList list;
  private final CreateMessage create;
  private final UpdateMessage update;
  private final Clock clock;

  /** What the API stands on. */
  public record Tools(
      FaultSwitch faults,
      MessageStore store,
      Courses courses,
      OptOuts optOuts,
      Tally tally,
      Clock clock) {}

  public MessagesApi(String accountSid, String authToken, Tools tools) {
    var json = new MessageJson(accountSid);
    this.credentials = new Credentials(accountSid, authToken);
    this.base = "/2010-04-01/Accounts/" + accountSid + "/Messages";
    this.faults = tools.faults();
    this.clock = tools.clock();
    this.store = tools.store();
    this.tally = tools.tally();
    this.replies = new Replies(json);
    this.list = new MessageList(store, json);
    var rules = new CreateRules(tools.clock(), tools.optOuts());
    this.create = new CreateMessage(store, tools.courses(), replies, tally, rules);
    this.update = new UpdateMessage(store, tools.courses(), replies, tools.clock());
  }

  @Override
  public Answer answer(Call call) throws InterruptedException {
    if (!credentials.match(call.authorization())) {
      tally.count(call.method().equals("POST") ? Kind.UNAUTHORIZED_POST : Kind.OTHER);
      return replies.error(TwilioError.UNAUTHENTICATED);
    }
    try {
      return route(call);
    } catch (MalformedForm e) {
      tally.count(call.method().equals("POST") ? Kind.REJECTED : Kind.OTHER);
      return replies.error(TwilioError.badRequest(20001, "The form cannot be read."));
    }
  }

  private Answer route(Call call) throws InterruptedException {
    String rest = call.path().startsWith(base) ? call.path().substring(base.length()) : "?";
    if (rest.equals(".json") || rest.isEmpty()) {
      return collection(call);
    }
    var one = ONE.matcher(rest);
    return one.matches() ? one(call, one.group(1)) : notFound(call);
  }

  private Answer collection(Call call) throws InterruptedException {
    return switch (call.method()) {
      case "POST" -> create.answer(form(call.body()), faults.active());
      case "GET" -> list(call);
      default -> notAllowed();
    };
  }

  private Answer list(Call call) throws InterruptedException {
    tally.count(Kind.LIST);
    delay();
    FaultSwitch.Active active = faults.active();
    Faults.Lists lists = active.faults().lists();
    if (lists.unavailable() > 0 && active.timings().next() < lists.unavailable()) {
      return replies.error(TwilioError.UNAVAILABLE);
    }
    Instant newest = clock.instant().minusMillis(lists.lagMs());
    return ListQuery.parse(form(call.query()))
        .map(query -> replies.page(list.page(query.until(newest), call.query())))
        .orElseGet(() -> replies.error(TwilioError.invalid("PageSize, PageToken or DateSent")));
  }

  private Answer one(Call call, String sid) throws InterruptedException {
    delay();
    Optional<Message> message = store.find(sid);
    if (message.isEmpty()) {
      return notFound(call);
    }
    return switch (call.method()) {
      case "GET" -> {
        tally.count(Kind.FETCH);
        yield replies.message(message.get());
      }
      case "POST" -> {
        tally.count(Kind.UPDATE);
        yield update.answer(message.get(), form(call.body()));
      }
      case "DELETE" -> {
        tally.count(Kind.DELETE);
        yield delete(message.get());
      }
      default -> notAllowed();
    };
  }

  private Answer delete(Message message) {
    if (!message.status().isFinal()) {
      return replies.error(TwilioError.NOT_COMPLETE);
    }
    store.delete(message.sid());
    return Answer.empty(204);
  }

  private Answer notFound(Call call) {
    tally.count(Kind.OTHER);
    return replies.error(TwilioError.notFound(call.path()));
  }

  private Answer notAllowed() {
    tally.count(Kind.OTHER);
    return replies.error(TwilioError.METHOD_NOT_ALLOWED);
  }

  private void delay() throws InterruptedException {
    var active = faults.active();
    Thread.sleep(active.faults().answers().latencyMs().draw(active.timings()));
  }

  private static Form form(String text) {
    try {
      return Form.parse(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedForm(e);
    }
  }

  /** A percent sign without its two digits. */
  private static final class MalformedForm extends RuntimeException {
    MalformedForm(IllegalArgumentException cause) {
      super(cause);
    }
  }
}
