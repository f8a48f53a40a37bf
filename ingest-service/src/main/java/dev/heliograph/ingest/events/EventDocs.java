package dev.heliograph.ingest.events;

import dev.heliograph.support.openapi.ApiRoute;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API document says of events. */
final class EventDocs {
  private EventDocs() {}

  @ApiRoute(
      id = "publishEvents",
      summary = "Hand in events",
      description =
          """
          CloudEvents 1.0 with JSON data; the content type tells the mode: structured, batch of up to 1000, or binary (`application/json` with the attributes in `ce-` headers).
          `source` and `id` together are the event's identity: the same event again makes no second text. Events of one `subject` stay in order. The data is held to the schema of its `type`.
          A batch is taken whole or not at all, and the pointers say which event is wrong (`/3/data/ticket/number`). A 503 may have published some of them: send all of them again.
          """,
      answer =
          @ApiRoute.Answer(
              status = 202,
              description =
                  "Taken: the broker has every event. One `eventId`, or for a batch all `eventIds`"
                      + " in its order.",
              example = "{\"eventId\":\"e-1\"}"),
      refuses = {
        "400 malformed_json",
        "400 json_limits",
        "400 body_missing",
        "413 event_too_large",
        "415 unsupported_media_type",
        "422 event_invalid",
        "422 event_type_unknown",
        "422 source_reserved",
        "422 type_reserved",
        "503 broker_unavailable",
        "503 overloaded"
      })
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Publish {}
}
