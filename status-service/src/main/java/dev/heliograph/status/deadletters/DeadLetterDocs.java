package dev.heliograph.status.deadletters;

import dev.heliograph.support.openapi.ApiRoute;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API document says of dead letters. */
final class DeadLetterDocs {
  private DeadLetterDocs() {}

  @Parameter(description = "The dead letter's id.", schema = @Schema(format = "uuid"))
  @Target(ElementType.PARAMETER)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Id {}

  @ApiRoute(
      id = "searchDeadLetters",
      summary = "Search dead letters",
      description =
          """
          Records that a consumer could not work on, of every topic, the newest first; all filters must hold. `next` is the `cursor` of the page after, with the same filters; null on the last page.
          A lane and the callbacks have two consumers: a record that fails in both is two dead letters. They are kept 30 days unless set otherwise.
          """,
      answer =
          @ApiRoute.Answer(
              status = 200,
              description = "A page.",
              example =
                  """
                  {"items":[{"id":"0d7b5f0e-6b0c-5a52-9c11-3f6a4b2c1d00","status":"open","at":"2026-11-20T10:00:00Z","changedAt":"2026-11-20T10:00:00Z",
                   "reason":"MalformedRecord: not JSON","origin":{"topic":"heliograph.messages.normal","partition":3,"offset":1207,"consumer":"dispatch.normal"},
                   "key":"+15551230001","bytes":512,"cut":null,"failures":1,"former":null}],"next":null}
                  """),
      refuses = {"400 parameter_unknown", "400 parameter_invalid", "503 database_unavailable"})
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Search {}

  @ApiRoute(
      id = "findDeadLetter",
      summary = "One dead letter with its headers",
      description =
          """
          What failed, where, in which consumer and why, what was done about it, and the headers of the record; a header that is no text is in `base64`.
          """,
      answer =
          @ApiRoute.Answer(
              status = 200,
              description = "The dead letter.",
              example =
                  """
                  {"id":"0d7b5f0e-6b0c-5a52-9c11-3f6a4b2c1d00","status":"open","at":"2026-11-20T10:00:00Z","changedAt":"2026-11-20T10:00:00Z",
                   "reason":"MalformedRecord: not JSON","origin":{"topic":"heliograph.messages.normal","partition":3,"offset":1207,"consumer":"dispatch.normal"},
                   "key":"+15551230001","bytes":512,"cut":null,"failures":1,"former":null,"headers":[{"name":"content-type","value":"application/json"}]}
                  """),
      refuses = {"404 dead_letter_not_found", "503 database_unavailable"})
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface One {}

  @ApiRoute(
      id = "readDeadLetterValue",
      summary = "The record's value",
      description =
          """
          Byte by byte as it was: it may hold numbers and words, and so asks for the scope `privacy`. Of a record that was cut it is the beginning.
          """,
      answer = @ApiRoute.Answer(status = 200, description = "The value."),
      refuses = {"404 dead_letter_not_found", "503 database_unavailable"})
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Value {}

  @ApiRoute(
      id = "resendDeadLetter",
      summary = "Send one again",
      description =
          """
          Puts the record on its topic again as it was, and answers when the broker has it. All consumers of that topic read it once more; for whom it worked before it changes nothing. Every dead letter of that record is then `resent`.
          If it fails again, there is a new dead letter whose `former` is this one.
          """,
      answer =
          @ApiRoute.Answer(
              status = 200,
              description = "It is on its topic again.",
              example =
                  """
                  {"id":"0d7b5f0e-6b0c-5a52-9c11-3f6a4b2c1d00","status":"resent","at":"2026-11-20T10:00:00Z","changedAt":"2026-11-20T10:00:00Z",
                   "reason":"MalformedRecord: not JSON","origin":{"topic":"heliograph.messages.normal","partition":3,"offset":1207,"consumer":"dispatch.normal"},
                   "key":"+15551230001","bytes":512,"cut":null,"failures":1,"former":null}
                  """),
      refuses = {
        "404 dead_letter_not_found",
        "409 dead_letter_not_open",
        "409 dead_letter_under_way",
        "409 dead_letter_cut",
        "409 dead_letter_not_taken",
        "503 database_unavailable",
        "503 broker_unavailable"
      })
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Resend {}

  @ApiRoute(
      id = "resendDeadLetters",
      summary = "Send many again",
      description =
          """
          Those of `ids`, or the open ones that `filter` leaves (`{}`: all of them), in the order in which they stood on their topics. What is skipped is named, with the code that it alone would be refused with.
          What fails again is a new dead letter: who repeats the call until nothing remains sets `until`.
          """,
      answer =
          @ApiRoute.Answer(
              status = 200,
              description = "What became of them.",
              example =
                  """
                  {"resent":499,"skipped":[{"id":"0d7b5f0e-6b0c-5a52-9c11-3f6a4b2c1d00","code":"dead_letter_under_way"}],"remaining":1200}
                  """),
      refuses = {
        "400 malformed_json",
        "400 json_limits",
        "400 body_missing",
        "415 unsupported_media_type",
        "422 invalid_field",
        "422 unknown_field",
        "503 database_unavailable",
        "503 broker_unavailable"
      },
      requests = {
        @ApiRoute.Request(
            name = "ids",
            body =
                """
                {"ids":["0d7b5f0e-6b0c-5a52-9c11-3f6a4b2c1d00"]}
                """),
        @ApiRoute.Request(
            name = "filter",
            body =
                """
                {"filter":{"topic":"heliograph.messages.normal","consumer":"dispatch.normal","until":"2026-11-20T10:00:00Z"},"limit":100}
                """)
      })
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface ResendMany {}

  @ApiRoute(
      id = "discardDeadLetter",
      summary = "Say that one is not needed",
      description =
          """
          It is no longer open, and is not sent again.
          """,
      answer =
          @ApiRoute.Answer(
              status = 200,
              description = "It is discarded.",
              example =
                  """
                  {"id":"0d7b5f0e-6b0c-5a52-9c11-3f6a4b2c1d00","status":"discarded","at":"2026-11-20T10:00:00Z","changedAt":"2026-11-20T10:00:00Z",
                   "reason":"MalformedRecord: not JSON","origin":{"topic":"heliograph.messages.normal","partition":3,"offset":1207,"consumer":"dispatch.normal"},
                   "key":"+15551230001","bytes":512,"cut":null,"failures":1,"former":null}
                  """),
      refuses = {
        "404 dead_letter_not_found",
        "409 dead_letter_not_open",
        "409 dead_letter_under_way",
        "503 database_unavailable"
      })
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Discard {}
}
