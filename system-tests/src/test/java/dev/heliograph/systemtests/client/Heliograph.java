package dev.heliograph.systemtests.client;

import dev.heliograph.systemtests.stack.Part;
import dev.heliograph.systemtests.stack.Stack;

/** The running stack, and everybody who talks to it. */
public record Heliograph(
    Stack stack,
    Texts texts,
    Stripe stripe,
    Provider provider,
    Twilio twilio,
    Broker broker,
    DeadLetters deadLetters,
    Sending sending,
    Notices notices) {

  public static Heliograph of(Stack stack) {
    String ingest = stack.url(Part.INGEST);
    return new Heliograph(
        stack,
        new Texts(ingest, stack.url(Part.STATUS), stack.variable("HELIOGRAPH_API_KEY")),
        new Stripe(ingest, stack.variable("STRIPE_WEBHOOK_SECRET")),
        new Provider(stack.url(Part.SIMULATOR)),
        new Twilio(
            stack.variable("PUBLIC_URL"),
            stack.variable("TWILIO_ACCOUNT_SID"),
            stack.variable("TWILIO_AUTH_TOKEN")),
        new Broker(stack.variable("KAFKA_BOOTSTRAP_SERVERS")),
        new DeadLetters(stack.url(Part.STATUS), stack.variable("HELIOGRAPH_API_KEY")),
        new Sending(stack.url(Part.DISPATCH), stack.variable("HELIOGRAPH_API_KEY")),
        new Notices(stack.url(Part.SIMULATOR)));
  }

  /** The phone that hears of sales. */
  public String salesPhone() {
    return stack.variable("SMS_NOTIFICATION_PHONE");
  }
}
