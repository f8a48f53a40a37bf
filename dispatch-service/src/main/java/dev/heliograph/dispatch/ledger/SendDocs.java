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
      id = "listSends",
      summary = "What waits, and what is under way",
      description =
          """
          Rows that have not ended, without number and words: those first that were claimed first. `state` picks some of `queued`, `sending`, `waiting` and `uncertain`; all of them unless told. `next` is the `cursor` of the page after; null on the last page.
          """,
      answer =
          @ApiRoute.Answer(
              status = 200,
              description = "A page.",
              example =
                  """
                  {"items":[{"id":"d91be060-0432-82d6-9baf-97e067044513","lane":"normal","state":"WAITING","attempt":2,"provider":"twilio","claimedAt":"2026-11-20T10:00:00Z","since":"2026-11-20T10:00:01Z",
                   "due":"2026-11-20T10:01:30Z","notAfter":"2026-11-23T10:00:00Z","sent":[],"errorCode":21611,"delivered":false,"flagged":false}],"next":null}
                  """),
      refuses = {"400 parameter_unknown", "400 parameter_invalid", "503 database_unavailable"})
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface ListOpen {}

  @ApiRoute(
      id = "showSend",
      summary = "Where a message stands in the ledger",
      description =
          """
          Without number and words. `QUEUED`: claimed, not begun. `SENDING`: a call may be under way. `WAITING`: certainly not sent, tried again at `due`. `ACCEPTED`: the provider has it. `UNCERTAIN`: it may have been sent, and is not sent again before that is settled. `REJECTED`, `FAILED`, `CANCELED`, `EXPIRED`: final, unless somebody has it tried again.
          `flagged`: the provider may have it more than once; a person should look.
          """,
      answer =
          @ApiRoute.Answer(
              status = 200,
              description = "Its row.",
              example =
                  """
                  {"id":"d91be060-0432-82d6-9baf-97e067044513","lane":"normal","state":"ACCEPTED","attempt":1,"provider":"twilio","claimedAt":"2026-11-20T10:00:00Z","since":"2026-11-20T10:00:01Z",
                   "notAfter":"2026-11-23T10:00:00Z","sent":[{"attempt":1,"providerId":"SM00000000000000000000000000000001"}],"delivered":false,"flagged":false}
                  """),
      refuses = {"404 not_found", "503 database_unavailable"})
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Show {}
}
