package dev.heliograph.status.twilio;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.support.openapi.ApiDocumentPart;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The form that Twilio posts, which we read ourselves, and its signature. */
@Component
class TwilioDocumentPart implements ApiDocumentPart {
  private static final String FORM =
      """
      {"required": true, "content": {"application/x-www-form-urlencoded": {
        "schema": {"type": "object", "required": ["AccountSid", "MessageSid", "MessageStatus"],
          "description": "Twilio's fields; further ones come and are kept.",
          "properties": {
            "AccountSid": {"type": "string", "pattern": "^AC[0-9a-fA-F]{32}$", "description": "Ours, else 403."},
            "MessageSid": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[^\\\\x00]*$", "description": "The provider's id of the text."},
            "MessageStatus": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[^\\\\x00]*$", "description": "accepted, queued, sending, sent, delivered, undelivered, failed, read; a word that we do not know is kept as it came."},
            "ErrorCode": {"type": "string", "description": "Twilio's code, on failures."},
            "To": {"type": "string"}, "From": {"type": "string"}}},
        "examples": {"delivered": {"value": {"AccountSid": "AC00000000000000000000000000000001",
          "MessageSid": "SM00000000000000000000000000000001", "MessageStatus": "delivered", "To": "+15551230001"}}}}}}
      """;

  private static final String SIGNATURE =
      """
      {"name": "X-Twilio-Signature", "in": "header", "required": true, "schema": {"type": "string"},
       "description": "HMAC-SHA1, in base64, of the public URL and the form's fields, by TWILIO_AUTH_TOKEN."}
      """;

  @Override
  public void addTo(ObjectNode document) {
    var operation =
        (ObjectNode) document.at("/paths/~1webhooks~1twilio~1status~1{messageId}~1{attempt}/post");
    operation.set("requestBody", tree(FORM));
    operation.withArrayProperty("parameters").add(tree(SIGNATURE));
  }

  private static JsonNode tree(String json) {
    return ContractJson.readTree(json.getBytes(StandardCharsets.UTF_8));
  }
}
