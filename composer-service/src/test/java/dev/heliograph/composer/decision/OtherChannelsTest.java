package dev.heliograph.composer.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.composer.decision.Decision.Reject;
import dev.heliograph.composer.decision.Decision.Send;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.OutboundMessage.Fallback;
import dev.heliograph.contracts.message.Recipient;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OtherChannelsTest {
  private static final String TICKET =
      """
      {'ticket':{'number':'TKT-1','status':'closed'},
       'customer':{'name':'John Doe','phone':'+15551230009','email':'John@Example.com'}}
      """;

  private final Decider decider = Deciders.withEveryChannel();

  @Test
  void aSaleIsToldByTextAndInTheTeamsChannels() {
    List<OutboundMessage> sent =
        sent(Events.event("stripe", "cs_1", "purchase.completed", "{'purchase':{'id':'cs_1'}}"));
    assertThat(sent)
        .extracting(message -> message.to().channel())
        .containsExactlyInAnyOrder(Channel.SMS, Channel.SLACK, Channel.DISCORD);
    assertThat(sent)
        .extracting(message -> message.content().body())
        .containsOnly("🎫 6FB TICKET SALE");
    assertThat(sent).extracting(OutboundMessage::id).doesNotHaveDuplicates();
    assertThat(sent)
        .filteredOn(message -> message.to().channel() != Channel.SMS)
        .extracting(message -> message.handling().lane())
        .containsOnly(Lane.NOTICES);
  }

  @Test
  void anAlertGoesByEveryChannel() {
    List<OutboundMessage> sent = sent(alert(""));
    assertThat(sent)
        .extracting(message -> message.to().channel())
        .containsExactlyInAnyOrder(Channel.values());
    OutboundMessage mail = by(Channel.EMAIL, sent);
    assertThat(mail.to().address()).isEqualTo("ops@example.com");
    assertThat(mail.content().subject()).hasValue("6FB alert: provider_down");
    assertThat(mail.content().body())
        .isEqualTo("Twilio is silent\n\nSeverity: critical\nCause: provider_down");
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void anAlertLeavesOutTheChannelThatFails(Channel failing) {
    assertThat(sent(alert(",'failing':'" + failing.word() + "'")))
        .extracting(message -> message.to().channel())
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(failing)));
  }

  /** There is a rule for texts, but nobody has said to which number. */
  @Test
  void anAlertGoesByTheChannelThatFailsWhereTheOthersLeadNowhere() {
    Decider mailOnly =
        Deciders.with(
            Map.of("TEAM_ALERT_EMAIL", new Recipient(Channel.EMAIL, "ops@example.com")),
            Set.of(Channel.values()));
    assertThat(mailOnly.decide(alert(",'failing':'email'"), Events.TIME))
        .filteredOn(Send.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Send.class, send -> assertThat(send.message().to().channel()).isEqualTo(Channel.EMAIL));
  }

  @Test
  void anAlertGoesByTheChannelThatFailsWhereThereIsNoOther() {
    assertThat(Deciders.usual().decide(alert(",'failing':'sms'"), Events.TIME))
        .singleElement()
        .isInstanceOfSatisfying(
            Send.class, send -> assertThat(send.message().to().channel()).isEqualTo(Channel.SMS));
  }

  @Test
  void aTextToSomebodyWithAnAddressHasAFallbackThatQuotesIt() {
    OutboundMessage text = sent(closed(TICKET)).getFirst();
    Fallback mail = text.fallback().orElseThrow();
    assertThat(mail.to()).isEqualTo(new Recipient(Channel.EMAIL, "john@example.com"));
    assertThat(mail.content().subject())
        .hasValue("6FB: a text message could not be delivered to you");
    assertThat(mail.content().body()).contains("could not be delivered", text.content().body());
    assertThat(mail.id()).isNotEqualTo(text.id());
    assertThat(sent(closed(TICKET)).getFirst().fallback()).hasValue(mail);
  }

  @Test
  void withoutAnAddressOrWithoutMailThereIsNoFallback() {
    String nowhere = TICKET.replace("John@Example.com", "John at home");
    assertThat(sent(closed(nowhere)).getFirst().fallback()).isEmpty();
    var send = (Send) Deciders.usual().decide(closed(TICKET), Events.TIME).getFirst();
    assertThat(send.message().fallback()).isEmpty();
  }

  @Test
  void somebodyWithoutAUsableNumberIsWrittenToAtOnce() {
    List<Decision> decisions =
        decider.decide(closed(TICKET.replace("+15551230009", "none")), Events.TIME);
    assertThat(decisions).hasSize(2);
    assertThat(decisions.getFirst())
        .isInstanceOfSatisfying(
            Reject.class, reject -> assertThat(reject.reason().code()).isEqualTo("number_invalid"));
    assertThat(decisions.getLast())
        .isInstanceOfSatisfying(
            Send.class,
            send -> {
              assertThat(send.message().to().channel()).isEqualTo(Channel.EMAIL);
              assertThat(send.message().handling().lane()).isEqualTo(Lane.NOTICES);
            });
  }

  private List<OutboundMessage> sent(DomainEvent event) {
    return decider.decide(event, Events.TIME).stream()
        .map(Send.class::cast)
        .map(Send::message)
        .toList();
  }

  private static OutboundMessage by(Channel channel, List<OutboundMessage> sent) {
    return sent.stream()
        .filter(message -> message.to().channel() == channel)
        .findFirst()
        .orElseThrow();
  }

  private static DomainEvent alert(String more) {
    return Events.upstream(
        "a-1",
        "system.alert",
        "{'cause':'provider_down','severity':'critical','message':'Twilio is silent'%s}"
            .formatted(more));
  }

  private static DomainEvent closed(String data) {
    return Events.upstream("e-1", "ticket.closed", data);
  }
}
