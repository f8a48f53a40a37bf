package dev.heliograph.dispatch.sending;

/** A provider of text messages. */
public interface SmsGateway {
  /** Its name in status changes, such as {@code twilio}. */
  String name();

  /**
   * Makes at most one request, and returns within a bounded time, whatever the provider does.
   *
   * @param startBy nothing is written to the wire once it has passed
   */
  SendOutcome send(OutboundSms sms, Deadline startBy);
}
