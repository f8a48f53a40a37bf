package dev.heliograph.dispatch.twilio;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import dev.heliograph.dispatch.sending.Attempt;
import dev.heliograph.dispatch.sending.Deadline;
import dev.heliograph.dispatch.sending.OutboundSms;
import dev.heliograph.dispatch.sending.SendOutcome;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SmsGateway;
import dev.heliograph.dispatch.wire.NamedSenders;
import dev.heliograph.dispatch.wire.WireCall;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends through Twilio's Messages API, one request an attempt. */
final class TwilioGateway implements SmsGateway {
  private static final Logger log = LoggerFactory.getLogger(TwilioGateway.class);
  private static final long LONGEST_VALIDITY_SECONDS = 36_000;

  /** Twilio repeats a callback whatever went wrong, five times; by itself it would not. */
  private static final String CALLBACK_OVERRIDES = "#rc=5&rp=all";

  private final TwilioSettings settings;
  private final NamedSenders senders;
  private final SinglePostClient http;
  private final TwilioRestClient client;
  private final Clock clock;

  TwilioGateway(TwilioSettings settings, SinglePostClient http, Clock clock) {
    this.settings = settings;
    this.senders = settings.byName();
    this.http = http;
    this.clock = clock;
    this.client =
        new TwilioRestClient.Builder(settings.accountSid(), settings.authToken().value())
            .accountSid(settings.accountSid())
            .httpClient(http)
            .build();
  }

  @Override
  public String name() {
    return "twilio";
  }

  @Override
  public Set<String> senders() {
    return senders.names();
  }

  @Override
  public SendOutcome send(OutboundSms sms, Deadline startBy) {
    return send(sms, senders.of(NamedSenders.MAIN), startBy);
  }

  @Override
  public SendOutcome send(Attempt attempt, Deadline startBy) {
    OutboundSms sms = OutboundSms.of(attempt.message(), attempt.number());
    return send(sms, senders.of(attempt.route().sender()), startBy);
  }

  private SendOutcome send(OutboundSms sms, String sender, Deadline startBy) {
    var call = new WireCall(startBy, Deadline.in(http.total()));
    SendOutcome outcome = call.run(() -> create(sms, sender));
    if (outcome instanceof NotSent(var cause, var code, _) && cause == Cause.CREDENTIALS) {
      log.error(
          "Twilio refuses our account (code {}): set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN to"
              + " those of one active account. Texts wait meanwhile.",
          code.map(String::valueOf).orElse("none"));
    }
    return outcome;
  }

  /**
   * The call knows what came of it; the SDK's result and exceptions tell less. A fault before
   * anything was written, be it in the request's making, is certainly not sent.
   */
  private void create(OutboundSms sms, String sender) {
    try {
      creator(sms, sender).create(client);
    } catch (Answered answered) {
      log.trace("answered");
    } catch (TwilioException told) {
      log.debug("Twilio's SDK: {}", told.getClass().getSimpleName());
    } catch (RuntimeException fault) {
      log.warn("Twilio's SDK failed: {}", fault.getClass().getSimpleName());
    }
  }

  private MessageCreator creator(OutboundSms sms, String sender) {
    MessageCreator creator = from(sender, new PhoneNumber(sms.to()), sms.body());
    creator.setStatusCallback(
        "%s/webhooks/twilio/status/%s/%d%s"
            .formatted(settings.publicUrl(), sms.id(), sms.attempt(), CALLBACK_OVERRIDES));
    creator.setValidityPeriod(validitySeconds(sms));
    return creator;
  }

  private static MessageCreator from(String sender, PhoneNumber to, String body) {
    return TwilioSettings.isService(sender)
        ? new MessageCreator(to, sender, body)
        : new MessageCreator(to, new PhoneNumber(sender), body);
  }

  private int validitySeconds(OutboundSms sms) {
    long left = Duration.between(clock.instant(), sms.notAfter()).toSeconds();
    return (int) Math.clamp(left, 1, LONGEST_VALIDITY_SECONDS);
  }
}
