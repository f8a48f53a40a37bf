package dev.heliograph.dispatch.ledger;

import dev.heliograph.support.openapi.ApiRoute;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API document says of sends. */
final class SendDocs {
  private SendDocs() {}

  @ApiRoute(
      id = "showSend",
      summary = "Where a message stands in the ledger",
      description =
          """
          Without number and words. `QUEUED`: claimed, not begun. `SENDING`: a call may be under way. `WAITING`: certainly not sent, tried again at `due`. `ACCEPTED`: the provider has it. `UNCERTAIN`: it may have been sent, and is not sent again before that is settled. `REJECTED`, `FAILED`, `EXPIRED`: final.
          `flagged`: the provider may have it more than once; a person should look.
          """,
      answer =
          @ApiRoute.Answer(
              status = 200,
              description = "Its row.",
              example =
                  """
                  {"id":"d91be060-0432-82d6-9baf-97e067044513","lane":"normal","state":"ACCEPTED","attempt":1,"claimedAt":"2026-11-20T10:00:00Z","since":"2026-11-20T10:00:01Z",
                   "notAfter":"2026-11-23T10:00:00Z","sent":[{"attempt":1,"providerId":"SM00000000000000000000000000000001"}],"delivered":false,"flagged":false}
                  """),
      refuses = {"404 not_found", "503 database_unavailable"})
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Show {}
}
