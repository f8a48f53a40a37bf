package dev.heliograph.simulator.handsets;

import dev.heliograph.simulator.inbound.Delivery;
import dev.heliograph.simulator.messages.ErrorTexts;
import dev.heliograph.simulator.messages.Message;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One text on a handset.
 *
 * @param order rises with every text: what is newest, and where a page of texts ends
 * @param ours our side's number or name; null until a Messaging Service has chosen one
 * @param delivery what became of telling the webhook; only of inbound ones, and not of the oldest
 */
public record TextView(
    String provider,
    String sid,
    long order,
    String handset,
    @Nullable String ours,
    String direction,
    String text,
    int media,
    Instant at,
    Instant updated,
    String status,
    @Nullable Integer errorCode,
    @Nullable String errorText,
    String encoding,
    int segments,
    @Nullable Delivery delivery) {

  static TextView of(Message message, Optional<Delivery> delivery) {
    var progress = message.progress();
    return new TextView(
        message.provider().word(),
        message.sid(),
        message.sequence(),
        message.handset(),
        message.ours().orElse(null),
        message.direction().word(),
        message.body(),
        message.request().content().media(),
        message.created(),
        progress.updated(),
        message.status().word(),
        progress.errorCode(),
        Optional.ofNullable(progress.errorCode()).flatMap(ErrorTexts::find).orElse(null),
        message.encoding(),
        message.segments(),
        delivery.orElse(null));
  }

  @Override
  public String toString() {
    return "TextView[" + sid + "]"; // neither number nor words
  }
}
