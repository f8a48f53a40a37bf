package dev.heliograph.dispatch.sns;

import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.sending.Attempt;
import dev.heliograph.dispatch.sending.Deadline;
import dev.heliograph.dispatch.sending.Gateway;
import dev.heliograph.dispatch.sending.SendOutcome;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.wire.NamedSenders;
import dev.heliograph.dispatch.wire.SingleRequests;
import dev.heliograph.dispatch.wire.WireCall;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Sends through Amazon SNS, one request an attempt. Amazon reports nothing to us: what it has taken
 * stays accepted, and what became of a lost answer nobody can tell.
 */
final class SnsGateway implements Gateway {
  static final String NAME = "sns";

  private static final Logger log = LoggerFactory.getLogger(SnsGateway.class);

  private final SnsClient client;
  private final NamedSenders senders;
  private final SingleRequests requests;
  private final SnsAnswers answers;

  SnsGateway(SnsClient client, NamedSenders senders, SingleRequests requests, Clock clock) {
    this.client = client;
    this.senders = senders;
    this.requests = requests;
    this.answers = new SnsAnswers(clock);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> senders() {
    return senders.names();
  }

  @Override
  public SendOutcome send(Attempt attempt, Deadline startBy) {
    var call = new WireCall(startBy, Deadline.in(requests.total()));
    SendOutcome outcome = call.run(() -> publish(attempt, call));
    if (outcome instanceof NotSent(var cause, var code, _) && cause == Cause.CREDENTIALS) {
      log.error(
          "Amazon SNS refuses our account (code {}): set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY"
              + " and AWS_REGION to those of an account that may publish. Texts wait meanwhile.",
          code.map(String::valueOf).orElse("none"));
    }
    return outcome;
  }

  /**
   * The SDK's exceptions quote what was answered: never logged. Where there is no answer the call
   * knows why.
   */
  private void publish(Attempt attempt, WireCall call) {
    try {
      call.answered(answers.accepted(client.publish(request(attempt)).messageId()));
    } catch (AwsServiceException refusal) {
      call.answered(answers.refused(refusal));
    } catch (SdkException told) {
      log.debug("Amazon's SDK: {}", told.getClass().getSimpleName());
    } catch (RuntimeException fault) {
      log.warn("Amazon's SDK failed: {}", fault.getClass().getSimpleName());
    }
  }

  private PublishRequest request(Attempt attempt) {
    OutboundMessage message = attempt.message();
    return PublishRequest.builder()
        .phoneNumber(message.to().address())
        .message(message.content().body())
        .messageAttributes(attributes(message, senders.of(attempt.route().sender())))
        .build();
  }

  private static Map<String, MessageAttributeValue> attributes(
      OutboundMessage message, String sender) {
    var attributes = new HashMap<String, MessageAttributeValue>();
    boolean marketing = message.handling().category() == Category.MARKETING;
    attributes.put("AWS.SNS.SMS.SMSType", text(marketing ? "Promotional" : "Transactional"));
    if (!sender.isEmpty()) {
      boolean number = SnsSettings.isNumber(sender);
      attributes.put(
          number ? "AWS.MM.SMS.OriginationNumber" : "AWS.SNS.SMS.SenderID", text(sender));
    }
    return attributes;
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
