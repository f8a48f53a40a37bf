package dev.heliograph.dispatch.sending;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A provider that does what the test says, and remembers what it was asked for. */
final class FakeSmsGateway implements SmsGateway {
  private final List<OutboundSms> sent = new CopyOnWriteArrayList<>();
  private volatile Function<OutboundSms, SendOutcome> behaviour = FakeSmsGateway::accept;

  private final String name;

  FakeSmsGateway() {
    this("fake");
  }

  FakeSmsGateway(String name) {
    this.name = name;
  }

  static SendOutcome accept(OutboundSms sms) {
    return new SendOutcome.Accepted(sid(sms));
  }

  static String sid(OutboundSms sms) {
    return "SM-" + sms.id() + "-" + sms.attempt();
  }

  void does(Function<OutboundSms, SendOutcome> next) {
    behaviour = next;
  }

  List<OutboundSms> sent() {
    return sent;
  }

  List<String> bodies() {
    return sent.stream().map(OutboundSms::body).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> senders() {
    return Set.of("main", "sales");
  }

  @Override
  public SendOutcome send(OutboundSms sms, Deadline startBy) {
    sent.add(sms);
    return behaviour.apply(sms);
  }
}
