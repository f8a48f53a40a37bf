package dev.heliograph.status.twilio;

import dev.heliograph.support.openapi.ApiRoute;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API document says of Twilio's callbacks. */
final class TwilioDocs {
  private TwilioDocs() {}

  @ApiRoute(
      id = "receiveTwilioStatus",
      summary = "Twilio's status callback",
      description =
          """
          At the address that dispatch gave with the text. No API key, but Twilio's signature over `PUBLIC_URL` with the raw path and query, and over every field of the form; 403 for everything that Twilio did not sign for this account.
          Repeats and late reports are normal. The database may be down.
          """,
      answer = @ApiRoute.Answer(status = 204, description = "The broker has the report."),
      refuses = {
        "400 message_id_invalid",
        "400 attempt_invalid",
        "400 report_incomplete",
        "403 signature_invalid",
        "503 broker_unavailable"
      })
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Status {}
}
