package dev.heliograph.composer.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.composer.decision.Decision.Expire;
import dev.heliograph.composer.decision.Decision.Reject;
import dev.heliograph.composer.decision.Decision.Send;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeciderTest {
  private static final String READY =
      "{'to':'+15551230003','template':'order-ready','variables':%s}";

  private final Decider decider = Deciders.usual();

  @Test
  void aRequestedTextGoesOutAsItIs() {
    OutboundMessage message =
        sent(
            "{'to':'+15551230003','text':' Hi {{you}} ','category':'reminder','priority':'bulk',"
                + "'brand':'bizbox','labels':{'event':'event_123'}}");
    assertThat(message.content().body()).isEqualTo(" Hi {{you}} ");
    assertThat(message.content().template()).isEmpty();
    assertThat(message.to()).hasToString("sms:..03");
    assertThat(message.id())
        .isEqualTo(MessageId.derive("/clients/shop", "r-1", "direct", "recipient", ""));
    assertThat(message.handling().category()).isEqualTo(Category.REMINDER);
    assertThat(message.handling().lane()).isEqualTo(Lane.BULK);
    assertThat(message.handling().brand()).isEqualTo(Optional.of("bizbox"));
    assertThat(message.origin().labels()).isEqualTo(Map.of("event", "event_123"));
  }

  @Test
  void aRequestedTemplateIsPutIntoWords() {
    String variables = "{'customer_name':'Ada','order_number':1042,'restaurant_name':'Chez Nous'}";
    OutboundMessage message = sent(READY.formatted(variables));
    assertThat(message.content().body())
        .isEqualTo("Hi Ada, your order #1042 at Chez Nous is ready.");
    assertThat(message.content().template().orElseThrow().name()).isEqualTo("order-ready");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'customer_name':'Ada','restaurant_name':'Chez Nous'}",
        "{'customer_name':'Ada','restaurant_name':'Chez Nous','order_number':null}",
        "{'customer_name':'Ada','restaurant_name':'Chez Nous','order_number':' '}"
      })
  void aVariableWithoutAValueIsRefusedByName(String variables) {
    Reject reject = rejected(READY.formatted(variables));
    assertThat(reject.reason().code()).isEqualTo("missing_variable");
    assertThat(reject.reason().detail()).contains("order_number");
    assertThat(reject.about().to().map(Recipient::address)).contains("+15551230003");
    assertThat(reject.about().template().orElseThrow().name()).isEqualTo("order-ready");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'to':'+15551230003','template':'no-such'} | unknown_template
          {'to':'+15551230003','text':' '}           | text_missing
          {'to':'+15551230003'}                      | text_missing
          {'to':'+1','text':'Hi'}                    | number_invalid
          {'to':'+442079460000','text':'Hi'}         | number_cannot_take_texts
          {'text':'Hi'}                              | recipient_missing
          """)
  void aRequestThatCannotWorkIsRefusedWithTheReason(String data, String code) {
    assertThat(rejected(data).reason().code()).isEqualTo(code);
  }

  @Test
  void aTextThatGrowsTooLongIsRefused() {
    String variables =
        "{'customer_name':'%s','order_number':'1','restaurant_name':'R'}"
            .formatted("x".repeat(1600));
    assertThat(rejected(READY.formatted(variables)).reason().code()).isEqualTo("text_too_long");
  }

  @ParameterizedTest
  @CsvSource({
    "authentication, 10, urgent",
    "alert, 1440, urgent",
    "marketing, 1440, bulk",
    "reminder, 4320, normal",
    "transactional, 4320, normal"
  })
  void aTextIsOfUseForAsLongAsItsCategorySays(String category, int minutes, String lane) {
    DomainEvent event =
        request("{'to':'+15551230003','text':'Hi','category':'%s'}".formatted(category));
    Instant end = Events.TIME.plus(Duration.ofMinutes(minutes));
    assertThat(decider.decide(event, end))
        .singleElement()
        .isInstanceOfSatisfying(
            Send.class,
            send -> {
              assertThat(send.message().handling().notAfter()).isEqualTo(end);
              assertThat(send.message().handling().lane().word()).isEqualTo(lane);
            });
    assertThat(decider.decide(event, end.plusNanos(1)))
        .singleElement()
        .isInstanceOfSatisfying(
            Expire.class, expire -> assertThat(expire.reason().code()).isEqualTo("expired"));
  }

  @Test
  void anEventFromTheFutureIsOfUseNoLonger() {
    DomainEvent event =
        Events.at(
            Events.TIME.plus(Duration.ofDays(365)), request("{'to':'+15551230003','text':'Hi'}"));
    var send = (Send) decider.decide(event, Events.TIME).getFirst();
    assertThat(send.message().handling().notAfter())
        .isEqualTo(Events.TIME.plus(Duration.ofDays(3)));
  }

  @Test
  void aSystemAlertIsUrgent() {
    DomainEvent event =
        Events.upstream(
            "a-1",
            "system.alert",
            "{'cause':'provider_down','severity':'critical','message':'Twilio is silent'}");
    OutboundMessage message = ((Send) decider.decide(event, Events.TIME).getFirst()).message();
    assertThat(message.content().body())
        .isEqualTo("SYSTEM ALERT: critical\nTwilio is silent\nCause: provider_down");
    assertThat(message.to()).isEqualTo(Recipient.sms(Deciders.OPERATORS));
    assertThat(message.handling().category()).isEqualTo(Category.ALERT);
    assertThat(message.handling().lane()).isEqualTo(Lane.URGENT);
  }

  @Test
  void aDrillSaysSo() {
    DomainEvent event =
        Events.upstream(
            "a-2",
            "system.alert",
            "{'cause':'check','severity':'info','message':'A drill','test':true}");
    assertThat(((Send) decider.decide(event, Events.TIME).getFirst()).message().content().body())
        .isEqualTo("SYSTEM ALERT (TEST): info\nA drill\nCause: check");
  }

  @Test
  void anEventWithoutARuleMakesNothing() {
    assertThat(
            decider.decide(Events.upstream("j-1", "journey.step", "{'step':'paid'}"), Events.TIME))
        .isEmpty();
  }

  @Test
  void theSameEventAtTheSameMomentMakesEqualDecisions() {
    DomainEvent event = request(READY.formatted("{}"));
    assertThat(decider.decide(event, Events.TIME))
        .isEqualTo(Deciders.usual().decide(request(READY.formatted("{}")), Events.TIME));
  }

  private OutboundMessage sent(String data) {
    return ((Send) decider.decide(request(data), Events.TIME).getFirst()).message();
  }

  private Reject rejected(String data) {
    return (Reject) decider.decide(request(data), Events.TIME).getFirst();
  }

  private static DomainEvent request(String data) {
    return Events.event("/clients/shop", "r-1", "message.requested", data);
  }
}
