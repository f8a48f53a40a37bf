package dev.heliograph.dispatch.sending;

/** A provider of text messages. */
public interface SmsGateway extends Gateway {
  @Override
  default SendOutcome send(Attempt attempt, Deadline startBy) {
    return send(OutboundSms.of(attempt.message(), attempt.number()), startBy);
  }

  /**
   * As {@link Gateway#send(Attempt, Deadline)}.
   *
   * @param startBy nothing is written to the wire once it has passed
   */
  SendOutcome send(OutboundSms sms, Deadline startBy);
}
