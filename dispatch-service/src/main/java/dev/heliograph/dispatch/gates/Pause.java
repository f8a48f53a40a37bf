package dev.heliograph.dispatch.gates;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * A switch that is off.
 *
 * @param by the name of the API key, or {@link #OURSELVES}
 * @param reason without personal data
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Pause(Instant since, String by, Optional<String> reason) {
  /** Paused by Heliograph itself, since the provider refuses the sender. */
  public static final String OURSELVES = "heliograph";

  /** Whether nobody has asked for it. */
  boolean isByOurselves() {
    return by.equals(OURSELVES);
  }
}
