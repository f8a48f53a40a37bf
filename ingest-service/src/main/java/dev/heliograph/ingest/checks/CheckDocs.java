package dev.heliograph.ingest.checks;

import dev.heliograph.support.openapi.ApiRoute;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API document says of the checks. */
final class CheckDocs {
  private CheckDocs() {}

  @ApiRoute(
      id = "showConfiguration",
      summary = "What is configured, by name",
      description =
          """
          Shows each environment variable of the system, with what it is for and how it stands: `configured`, `missing`, `malformed`, `default`, `not_set`; never a value.
          It is what this process sees: where services have environments of their own, give ingest those variables that it shall judge.
          """,
      answer =
          @ApiRoute.Answer(
              status = 200,
              description = "The variables, and whether anything is missing or malformed.",
              example =
                  "{\"complete\":true,\"variables\":[{\"name\":\"TWILIO_ACCOUNT_SID\",\"status\":\"configured\",\"for\":\"sending\"}]}"))
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Report {}

  @ApiRoute(
      id = "sendTestText",
      summary = "Send a test text",
      description =
          """
          A text to `SMS_NOTIFICATION_PHONE`, by the way of any other; it really goes out. One `Idempotency-Key` is one drill.
          """,
      answer =
          @ApiRoute.Answer(
              status = 202,
              description = "Taken.",
              example =
                  "{\"eventId\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\",\"messageId\":\"d91be060-0432-82d6-9baf-97e067044513\"}",
              headers = "Idempotency-Key"),
      refuses = {
        "409 variable_missing",
        "409 variable_malformed",
        "422 idempotency_conflict",
        "400 idempotency_key_repeated",
        "422 idempotency_key_invalid",
        "503 broker_unavailable",
        "503 overloaded"
      })
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Test {}

  @ApiRoute(
      id = "drillSale",
      summary = "Play a sale",
      description =
          """
          A `purchase.completed` from source `/checks`, marked `"test": true`. The texts that the rules make of it really go out.
          """,
      answer =
          @ApiRoute.Answer(
              status = 202,
              description = "Taken.",
              example =
                  "{\"eventId\":\"9f86d081884c7d659a2feaa0c55ad015\",\"subject\":\"purchase:9f86d081884c7d659a2feaa0c55ad015\"}",
              headers = "Idempotency-Key"),
      refuses = {
        "400 idempotency_key_repeated",
        "422 idempotency_key_invalid",
        "503 broker_unavailable",
        "503 overloaded"
      })
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface MockSale {}

  @ApiRoute(
      id = "drillAlert",
      summary = "Play a system alert",
      description =
          """
          A critical `system.alert` from source `/checks`, marked `"test": true`. The texts that the rules make of it really go out.
          """,
      answer =
          @ApiRoute.Answer(
              status = 202,
              description = "Taken.",
              example =
                  "{\"eventId\":\"9f86d081884c7d659a2feaa0c55ad015\",\"subject\":\"alert:9f86d081884c7d659a2feaa0c55ad015\"}",
              headers = "Idempotency-Key"),
      refuses = {
        "400 idempotency_key_repeated",
        "422 idempotency_key_invalid",
        "503 broker_unavailable",
        "503 overloaded"
      })
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface SystemAlert {}
}
