package dev.heliograph.simulator.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heliograph.simulator.faults.FaultSwitch;
import dev.heliograph.simulator.handsets.Handsets;
import dev.heliograph.simulator.web.Answer;
import dev.heliograph.simulator.web.Call;
import dev.heliograph.simulator.web.Problems;
import dev.heliograph.simulator.web.Routes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /simulator/events}: {@code texts} with those that changed, {@code faults} as they are
 * now, {@code notices} when mails or chat messages came, and {@code reload} when everything may
 * have changed. Nothing is repeated to who was away: a listener that has (re)connected looks at
 * everything once.
 */
public final class EventsApi implements Routes {
  /** Shorter than any proxy's patience; it also shows which listeners have gone. */
  private static final long SILENCE_MILLIS = 15_000;

  /** Changes within this time go together. */
  private static final long PAUSE_MILLIS = 100;

  private final JsonMapper json = new JsonMapper();
  private final EventHub hub;
  private final Handsets handsets;
  private final FaultSwitch faults;

  public EventsApi(EventHub hub, Handsets handsets, FaultSwitch faults) {
    this.hub = hub;
    this.handsets = handsets;
    this.faults = faults;
  }

  @Override
  public Answer answer(Call call) {
    if (!call.method().equals("GET")) {
      return Problems.notAllowed(call);
    }
    Optional<Listener> listener = hub.listen();
    return listener.isPresent()
        ? new Answer.Events(out -> tell(listener.get(), out), () -> hub.leave(listener.get()))
        : Problems.of(503, "too_many_listeners", "Too many pages are open; close some.");
  }

  private void tell(Listener listener, OutputStream out) throws IOException, InterruptedException {
    write(out, "retry: 1000\nevent: hello\ndata: {}\n\n");
    while (true) {
      Listener.Batch batch = listener.take(SILENCE_MILLIS);
      write(out, batch.isEmpty() ? ": still here\n\n" : text(batch));
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private String text(Listener.Batch batch) {
    var text = new StringBuilder();
    if (batch.reload()) {
      append(text, "reload", "{}");
    } else if (!batch.sids().isEmpty()) {
      append(text, "texts", json.writeValueAsString(handsets.changes(batch.sids())));
    }
    if (batch.faults()) {
      append(text, "faults", json.writeValueAsString(faults.faults()));
    }
    if (batch.notices()) {
      append(text, "notices", "{}");
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String event, String data) {
    text.append("event: ").append(event).append("\ndata: ").append(data).append("\n\n");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }
}
