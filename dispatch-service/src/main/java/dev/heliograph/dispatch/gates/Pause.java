package dev.heliograph.dispatch.gates;

import java.time.Instant;
import java.util.Optional;

/**
 * A switch that is off.
 *
 * @param by the name of the API key, or {@link #OURSELVES}
 * @param reason without personal data
 */
public record Pause(Instant since, String by, Optional<String> reason) {
  /** Paused by Heliograph itself, since the provider refuses the sender. */
  public static final String OURSELVES = "heliograph";

  boolean isByOurselves() {
    return by.equals(OURSELVES);
  }
}
