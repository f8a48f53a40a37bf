package dev.heliograph.status.twilio;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.MalformedRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Lets in what Twilio signed for our account, and nothing else. There is no switch to turn off. */
@Component
class SignatureCheck {
  private final TwilioSignature signature;
  private final String accountSid;

  SignatureCheck(TwilioSettings settings) {
    this.signature = new TwilioSignature(settings.authToken().value());
    this.accountSid = settings.accountSid();
  }

  /** The fields of a request that is Twilio's; absent when it is forged or another account's. */
  Optional<FormFields> verified(TwilioRequest request) {
    Optional<FormFields> fields = request.form() ? ofForm(request) : ofJson(request);
    return fields.filter(it -> it.first("AccountSid").filter(accountSid::equals).isPresent());
  }

  private Optional<FormFields> ofForm(TwilioRequest request) {
    try {
      var fields = FormFields.parse(request.body());
      return request
          .signature()
          .filter(given -> signature.isOfForm(given, request.url(), fields.values()))
          .map(_ -> fields);
    } catch (IllegalArgumentException brokenEscape) {
      return Optional.empty(); // nothing that Twilio signs has one
    }
  }

  private Optional<FormFields> ofJson(TwilioRequest request) {
    return request
        .signature()
        .filter(given -> signature.isOfBody(given, request.url(), request.body()))
        .flatMap(_ -> scalars(request.body()));
  }

  /** A JSON object's texts and numbers, as if they were fields of a form. */
  private static Optional<FormFields> scalars(byte[] json) {
    JsonNode tree;
    try {
      tree = ContractJson.readTree(json);
    } catch (MalformedRecord malformed) {
      return Optional.of(new FormFields(Map.of()));
    }
    var fields = new LinkedHashMap<String, List<String>>();
    for (var property : tree.properties()) {
      if (property.getValue().isValueNode() && !property.getValue().isNull()) {
        fields.put(property.getKey(), List.of(property.getValue().asString()));
      }
    }
    return Optional.of(new FormFields(fields));
  }
}
