package dev.heliograph.simulator.inbound;

import dev.heliograph.simulator.callbacks.CallbackUrl;
import dev.heliograph.simulator.callbacks.Signature;
import dev.heliograph.simulator.delivery.Courses;
import dev.heliograph.simulator.faults.FaultSwitch;
import dev.heliograph.simulator.faults.OptOut;
import dev.heliograph.simulator.messages.Direction;
import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.MessageRequest;
import dev.heliograph.simulator.messages.MessageStore;
import dev.heliograph.simulator.messages.Provider;
import dev.heliograph.simulator.messages.Sender;
import dev.heliograph.simulator.optout.Keyword;
import dev.heliograph.simulator.optout.OptOuts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Takes what somebody types on a handset, as Twilio takes a text from a phone. */
public final class InboundTexts implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Account account;
  private final Tools tools;
  private final Optional<InboundWebhook> webhook;

  /** Whose texts they are, and who is told: nobody where no webhook is set. */
  public record Account(String sid, Signature signature, Optional<CallbackUrl> webhook) {}

  /**
   * What it works with.
   *
   * @param changed told the SID of a text whose delivery has come further
   */
  public record Tools(
      FaultSwitch faults,
      MessageStore store,
      Courses courses,
      OptOuts optOuts,
      Deliveries deliveries,
      Consumer<String> changed) {}

  /**
   * Whom a phone writes to.
   *
   * @param service the Messaging Service that the number belongs to
   */
  public record Ours(String number, Optional<String> service, Provider provider) {
    @Override
    public String toString() {
      return "Ours[" + provider + "]"; // no number
    }
  }

  public InboundTexts(Account account, Tools tools) {
    this.account = account;
    this.tools = tools;
    this.webhook = account.webhook().map(url -> new InboundWebhook(url, account.signature()));
  }

  /**
   * Receives a text; the filter acts at once. The webhook is told in the background, where the
   * number is Twilio's: the others have none here.
   */
  public Message receive(String handset, Ours ours, String text) {
    var sender =
        new Sender(handset, ours.service().orElse(null), Direction.INBOUND, ours.provider());
    Message message = tools.store().accept(request(ours.number(), sender, text));
    Optional<Keyword> keyword = keyword(text);
    keyword.ifPresent(word -> filter(word, message));
    Optional<InboundWebhook> told = webhook.filter(it -> ours.provider() == Provider.TWILIO);
    setDelivery(message, told.isPresent() ? Delivery.PENDING : Delivery.NO_WEBHOOK);
    told.ifPresent(it -> threads.execute(() -> tell(it, message, keyword)));
    return message;
  }

  private static MessageRequest request(String to, Sender sender, String text) {
    return new MessageRequest(to, sender, new MessageRequest.Content(text, 0), null, null);
  }

  private Optional<Keyword> keyword(String text) {
    return tools.faults().faults().optOut() == OptOut.OFF ? Optional.empty() : Keyword.in(text);
  }

  private void filter(Keyword keyword, Message message) {
    boolean answers = tools.optOuts().apply(keyword, message.handset(), sender(message));
    if (answers && message.provider() == Provider.TWILIO) {
      reply(message, keyword.answer());
    }
  }

  private static String sender(Message inbound) {
    String service = inbound.request().sender().service();
    return inbound.provider().stoppedBy(service == null ? inbound.request().to() : service);
  }

  private void reply(Message inbound, String text) {
    String service = inbound.request().sender().service();
    var sender = new Sender(inbound.request().to(), service, Direction.REPLY);
    Message reply = tools.store().accept(request(inbound.handset(), sender, text));
    tools.courses().start(reply, tools.faults().active());
  }

  private void tell(InboundWebhook to, Message message, Optional<Keyword> keyword) {
    boolean advanced = tools.faults().faults().optOut() == OptOut.ADVANCED;
    var form = InboundForm.of(message, account.sid(), advanced ? keyword : Optional.empty());
    try {
      setDelivery(message, delivery(message, to.post(form)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the simulator stops
    }
  }

  private Delivery delivery(Message message, InboundWebhook.Outcome outcome) {
    return switch (outcome) {
      case InboundWebhook.Outcome.NotConnected() -> Delivery.notConnected();
      case InboundWebhook.Outcome.NoResponse() -> Delivery.noResponse();
      case InboundWebhook.Outcome.Answered(int status, String type, String body) ->
          Delivery.answered(status, status < 300 ? follow(message, type, body) : List.of());
    };
  }

  /** Does what the webhook's answer asks for; returns what could not be done. */
  private List<String> follow(Message message, String type, String body) {
    Optional<List<String>> texts = TwiMl.texts(type, body);
    if (texts.isEmpty()) {
      return List.of("The answer is neither TwiML nor plain text.");
    }
    var notes = new ArrayList<String>();
    texts
        .get()
        .forEach(text -> refusal(message).ifPresentOrElse(notes::add, () -> reply(message, text)));
    return notes;
  }

  private Optional<String> refusal(Message message) {
    if (tools.optOuts().blocks(message.handset(), sender(message))) {
      return Optional.of("A text in the answer was refused: 21610.");
    }
    return tools.courses().isFull()
        ? Optional.of("A text in the answer was refused: 20429.")
        : Optional.empty();
  }

  private void setDelivery(Message message, Delivery delivery) {
    tools.deliveries().put(message.sid(), delivery);
    tools.changed().accept(message.sid());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    webhook.ifPresent(InboundWebhook::close);
  }
}
