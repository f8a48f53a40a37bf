package dev.heliograph.status.history;

import dev.heliograph.support.openapi.ApiRoute;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API document says of messages. */
final class MessageDocs {
  private MessageDocs() {}

  @ApiRoute(
      id = "findMessage",
      summary = "What became of one message",
      description =
          """
          Its status, since when, its attempts and everything that was heard of it; what is not known is null. `error` says in words what happened where something is wrong, and what a person can do.
          A message shows up moments after it was accepted.
          """,
      answer =
          @ApiRoute.Answer(
              status = 200,
              description = "The message.",
              example =
                  """
                  {"id":"d91be060-0432-82d6-9baf-97e067044513","status":"delivered","statusAt":"2026-11-20T10:00:04Z","to":"+15551230001","channel":"sms",
                   "category":"transactional","template":null,"labels":{"event":"event_123"},"encoding":"GSM-7","segments":1,
                   "cost":{"estimated":null,"settled":null,"currency":null},
                   "attempts":[{"attempt":1,"provider":"twilio","providerId":"SM00000000000000000000000000000001","status":"delivered","errorCode":null}],
                   "timeline":[{"at":"2026-11-20T10:00:00Z","status":"queued","source":"composer","detail":null}],
                   "error":null}
                  """),
      refuses = {"404 message_not_found", "503 database_unavailable"})
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface One {}

  @ApiRoute(
      id = "searchMessages",
      summary = "Search messages",
      description =
          """
          The newest first; all filters must hold. `next` is the `cursor` of the page after, with the same filters; null on the last page. A parameter that is unknown or malformed is refused by name.
          """,
      answer =
          @ApiRoute.Answer(
              status = 200,
              description = "A page.",
              example = "{\"items\":[],\"next\":null}"),
      refuses = {
        "400 parameter_unknown",
        "400 parameter_invalid",
        "400 number_invalid",
        "400 number_without_region",
        "400 number_cannot_take_texts",
        "503 database_unavailable"
      })
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Search {}
}
