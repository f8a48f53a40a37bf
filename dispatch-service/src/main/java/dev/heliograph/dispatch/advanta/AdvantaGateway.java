package dev.heliograph.dispatch.advanta;

import dev.heliograph.contracts.ContractJson;
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
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends through Advanta, one request an attempt. */
final class AdvantaGateway implements Gateway {
  static final String NAME = "advanta";

  private static final Logger log = LoggerFactory.getLogger(AdvantaGateway.class);

  private final AdvantaSettings settings;
  private final NamedSenders senders;
  private final SingleRequests requests;
  private final URI address;

  AdvantaGateway(AdvantaSettings settings, SingleRequests requests) {
    this.settings = settings;
    this.senders = settings.byName();
    this.requests = requests;
    this.address = URI.create(settings.baseUrl() + "/api/services/sendsms/");
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
    SendOutcome outcome = call.run(() -> post(attempt, call));
    if (outcome instanceof NotSent(var cause, var code, _) && cause == Cause.CREDENTIALS) {
      log.error(
          "Advanta refuses our account (code {}): check ADVANTA_API_KEY, ADVANTA_PARTNER_ID and the"
              + " account's credits. Texts wait meanwhile.",
          code.map(String::valueOf).orElse("none"));
    }
    return outcome;
  }

  private void post(Attempt attempt, WireCall call) {
    try {
      var post = new HttpPost(address);
      post.setEntity(new ByteArrayEntity(body(attempt), ContentType.APPLICATION_JSON));
      call.answered(AdvantaAnswers.read(requests.execute(post)));
    } catch (IOException failed) { // the call has been told
      log.debug("no answer of Advanta's: {}", failed.getClass().getSimpleName());
    } catch (RuntimeException fault) { // the call knows whether anything was written
      log.warn("the request to Advanta failed: {}", fault.getClass().getSimpleName());
    }
  }

  private byte[] body(Attempt attempt) {
    OutboundMessage message = attempt.message();
    var body = new LinkedHashMap<String, String>();
    body.put("apikey", settings.apiKey().value());
    body.put("partnerID", settings.partnerId());
    body.put("mobile", message.to().address().substring(1)); // without its plus
    body.put("message", message.content().body());
    body.put("shortcode", senders.of(attempt.route().sender()));
    body.put("pass_type", "plain");
    return ContractJson.write(body);
  }
}
