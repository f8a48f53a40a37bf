package dev.heliograph.status.commands;

import dev.heliograph.support.openapi.ApiRoute;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API document says of commands. */
final class CommandDocs {
  private CommandDocs() {}

  @Parameter(description = "The message's id.", schema = @Schema(format = "uuid"))
  @Target(ElementType.PARAMETER)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Id {}

  @ApiRoute(
      id = "retryMessage",
      summary = "Try a failed message again",
      description =
          """
          For `failed`, `undelivered`, and `rejected` by the provider for a reason that may pass. The answer says that the wish is safe; what came of it is in the message's timeline a moment later: `retrying` and the next attempt, or why not. Two who ask at once get one attempt.
          `attempt` is the failed one that you saw: where there is a later one by now, nothing is done. Later than `notAfter` it is not sent; unless told 72 hours from now, 24 for marketing and alerts, and for reminders the time they had. The words of one-time codes are not kept: those are not tried again.
          """,
      answer =
          @ApiRoute.Answer(
              status = 202,
              description = "The wish is safe.",
              example =
                  """
                  {"messageId":"d91be060-0432-82d6-9baf-97e067044513","attempt":1,"notAfter":"2026-11-23T10:00:00Z"}
                  """),
      refuses = {
        "404 message_not_found",
        "409 retry_not_failed",
        "409 retry_would_fail",
        "409 retry_attempt_changed",
        "409 retry_fell_back",
        "409 retry_too_late",
        "400 malformed_json",
        "400 json_limits",
        "415 unsupported_media_type",
        "422 invalid_field",
        "422 unknown_field",
        "429 retry_in_progress",
        "503 database_unavailable",
        "503 broker_unavailable"
      },
      requests = {
        @ApiRoute.Request(
            name = "of the attempt that was seen",
            body =
                """
                {"attempt":1}
                """)
      },
      bodyOptional = true)
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Retry {}

  @ApiRoute(
      id = "retryMessages",
      summary = "Try many failed messages again",
      description =
          """
          Those that `filter` leaves, the newest first; it names at least a code, a label or a time, and all of it must hold. `limit` bounds how many are looked at; with `next` as `cursor` the next request goes on with the rest, null where there is none. What is skipped is named, with the code that it alone would be refused with.
          What comes of each is in its timeline, as for one.
          """,
      answer =
          @ApiRoute.Answer(
              status = 202,
              description = "The wishes are safe.",
              example =
                  """
                  {"requested":480,"skipped":[{"messageId":"d91be060-0432-82d6-9baf-97e067044513","code":"retry_would_fail"}],"next":null}
                  """),
      refuses = {
        "400 malformed_json",
        "400 json_limits",
        "400 body_missing",
        "415 unsupported_media_type",
        "422 invalid_field",
        "422 unknown_field",
        "429 retries_in_progress",
        "503 database_unavailable",
        "503 broker_unavailable"
      },
      requests = {
        @ApiRoute.Request(
            name = "an event's failures",
            body =
                """
                {"filter":{"label":"event:event_123","status":"failed"}}
                """),
        @ApiRoute.Request(
            name = "what a sender's registration stopped",
            body =
                """
                {"filter":{"errorCode":"30034","from":"2026-11-20T00:00:00Z"},"limit":100}
                """)
      })
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface RetryMany {}

  @ApiRoute(
      id = "cancelMessage",
      summary = "Call a message back",
      description =
          """
          For what was not sent yet: `scheduled`, `queued`, `retrying`. The answer says that the wish is safe; what came of it is in the message's timeline a moment later: `canceled`, or why not. Whatever the provider may have stays as it is. One that is canceled already is answered in the same way.
          """,
      answer =
          @ApiRoute.Answer(
              status = 202,
              description = "The wish is safe.",
              example = "{\"messageId\":\"d91be060-0432-82d6-9baf-97e067044513\"}"),
      refuses = {
        "404 message_not_found",
        "409 cancel_too_late",
        "409 cancel_ended",
        "503 database_unavailable",
        "503 broker_unavailable"
      })
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Cancel {}
}
