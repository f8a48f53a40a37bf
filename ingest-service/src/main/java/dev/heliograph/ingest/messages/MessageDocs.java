package dev.heliograph.ingest.messages;

import dev.heliograph.support.openapi.ApiRoute;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API document says of texts. */
final class MessageDocs {
  private MessageDocs() {}

  @ApiRoute(
      id = "sendMessage",
      summary = "Ask for one text",
      description =
          """
          Takes the request and answers when the broker has it on every replica in sync. Send an `Idempotency-Key` of your own and repeat as often as you like: one key is one text.
          Whatever is wrong with the request is found before it is taken; an unknown template or a missing variable is found by composer, and the message ends `rejected`. After a 503 repeat with the `idempotencyKey` of the problem.
          """,
      answer =
          @ApiRoute.Answer(
              status = 202,
              description = "Taken. The text can be followed by its id.",
              example = "{\"messageId\":\"d91be060-0432-82d6-9baf-97e067044513\"}",
              headers = "Idempotency-Key"),
      refuses = {
        "400 malformed_json",
        "400 json_limits",
        "400 body_missing",
        "400 idempotency_key_repeated",
        "415 unsupported_media_type",
        "422 number_invalid",
        "422 number_without_region",
        "422 number_cannot_take_texts",
        "422 text_or_template",
        "422 text_empty",
        "422 text_too_long",
        "422 text_invalid",
        "422 field_missing",
        "422 field_invalid",
        "422 invalid_field",
        "422 unknown_field",
        "422 variable_invalid",
        "422 label_invalid",
        "422 too_many",
        "422 idempotency_key_invalid",
        "422 idempotency_conflict",
        "413 event_too_large",
        "503 broker_unavailable",
        "503 overloaded"
      },
      requests = {
        @ApiRoute.Request(
            name = "words",
            body =
                """
                {"to":"+15551230001","text":"Your table is ready","category":"transactional","priority":"normal",
                 "brand":"bizbox","labels":{"event":"event_123","attendee":"attendee_456"}}
                """),
        @ApiRoute.Request(
            name = "template",
            body =
                """
                {"to":"+15551230001","template":"order-ready","variables":{"order_number":"1042"}}
                """)
      })
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Send {}
}
