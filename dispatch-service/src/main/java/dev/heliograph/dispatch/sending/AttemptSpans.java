package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.support.trace.LaterSpans;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Each attempt of a recorded trace as a span of it: what its log line says, without words. */
record AttemptSpans(LaterSpans spans, Clock clock) {

  void ended(Ready ready, SendOutcome outcome, String word, Duration took) {
    spans.ended(
        ready.trace(),
        () ->
            new LaterSpans.Call(
                "send " + ready.route().provider(),
                tags(ready, outcome, word),
                clock.instant().minus(took),
                took));
  }

  private static Map<String, String> tags(Ready ready, SendOutcome outcome, String word) {
    var tags = new HashMap<String, String>();
    tags.put("heliograph.message", ready.turn().id().toString());
    tags.put("heliograph.attempt", Integer.toString(ready.turn().attempt()));
    tags.put("heliograph.route", ready.route().value());
    tags.put("heliograph.outcome", word);
    if (outcome instanceof Accepted(var providerId)) {
      tags.put("heliograph.provider_id", providerId);
    }
    return tags;
  }
}
