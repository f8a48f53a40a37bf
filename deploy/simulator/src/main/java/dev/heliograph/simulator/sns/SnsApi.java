package dev.heliograph.simulator.sns;

import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.MessageRequest;
import dev.heliograph.simulator.messages.Provider;
import dev.heliograph.simulator.messages.Sender;
import dev.heliograph.simulator.optout.OptOuts;
import dev.heliograph.simulator.requests.Taking;
import dev.heliograph.simulator.requests.Tally.Kind;
import dev.heliograph.simulator.web.Answer;
import dev.heliograph.simulator.web.Call;
import dev.heliograph.simulator.web.Form;
import dev.heliograph.simulator.web.Routes;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under {@code /sns}: Publish to a telephone number, by Amazon's query protocol. That a request is
 * signed is looked at; with which key it is signed is not.
 */
public final class SnsApi implements Routes {
  private static final Pattern SIGNED =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=[^/ ]+/[0-9]{8}/[a-z0-9-]+/sns/aws4_request,"
              + " ?SignedHeaders=[^,]+, ?Signature=[0-9a-f]{64}");
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final int LONGEST = 1_600;

  /** What a phone shows where no sender was asked for. */
  private static final String ANYBODY = "NOTICE";

  private final Taking taking;
  private final OptOuts optOuts;

  public SnsApi(Taking taking, OptOuts optOuts) {
    this.taking = taking;
    this.optOuts = optOuts;
  }

  @Override
  public Answer answer(Call call) throws InterruptedException {
    boolean signed =
        call.authorization().filter(one -> SIGNED.matcher(one).matches()).isPresent()
            && call.headers().find("X-Amz-Date").isPresent();
    if (!signed) {
      taking.tally().count(Kind.UNAUTHORIZED_POST);
      return SnsXml.error(403, "MissingAuthenticationToken", "The request is not signed.");
    }
    try {
      Form form = Form.parse(call.body());
      return form.text("Action").filter("Publish"::equals).isPresent()
          ? taking.answer(request(form), refusal(form), new Words())
          : other();
    } catch (IllegalArgumentException malformed) {
      return other();
    }
  }

  private Answer other() {
    taking.tally().count(Kind.OTHER);
    return SnsXml.error(400, "InvalidAction", "Only Publish is played here.");
  }

  private Optional<Answer> refusal(Form form) {
    String number = form.find("PhoneNumber").orElse("");
    int length = form.find("Message").orElse("").length();
    if (!NUMBER.matcher(number).matches() || length == 0 || length > LONGEST) {
      return Optional.of(
          SnsXml.error(400, "InvalidParameter", "Invalid parameter: PhoneNumber or Message"));
    }
    return optOuts.blocks(number, Provider.SNS.stoppedBy(""))
        ? Optional.of(SnsXml.error(400, "OptedOut", "The phone number is opted out."))
        : Optional.empty();
  }

  private static MessageRequest request(Form form) {
    String from =
        attribute(form, "AWS.SNS.SMS.SenderID")
            .or(() -> attribute(form, "AWS.MM.SMS.OriginationNumber"))
            .orElse(ANYBODY);
    return new MessageRequest(
        form.find("PhoneNumber").orElse(""),
        Sender.at(Provider.SNS, from),
        new MessageRequest.Content(form.find("Message").orElse(""), 0),
        null,
        null);
  }

  /** They come as numbered entries, each a name and a value. */
  private static Optional<String> attribute(Form form, String name) {
    return form.fields().entrySet().stream()
        .filter(field -> field.getKey().endsWith(".Name") && field.getValue().contains(name))
        .map(field -> field.getKey().substring(0, field.getKey().length() - ".Name".length()))
        .findFirst()
        .flatMap(entry -> form.text(entry + ".Value.StringValue"));
  }

  private static final class Words implements Taking.Words {
    @Override
    public Answer taken(Message message, Runnable afterwards) {
      return SnsXml.published(message.sid(), afterwards);
    }

    @Override
    public Answer failed(Runnable afterwards) {
      return SnsXml.error(500, "InternalError", "Internal error.", afterwards);
    }

    @Override
    public Answer tooMany() {
      return SnsXml.error(429, "Throttled", "Rate exceeded.");
    }

    @Override
    public Answer unavailable() {
      return SnsXml.error(503, "ServiceUnavailable", "Service unavailable.");
    }
  }
}
