package dev.heliograph.local.check;

import dev.heliograph.local.settings.Settings;
import java.util.function.Consumer;

/** Sends one of each kind through the running stack and watches what becomes of it. */
public record StackCheck(Settings settings, Consumer<String> say) {

  /** Returns whether everything was delivered. */
  public boolean passes() {
    say.accept("nothing to check yet");
    return false;
  }
}
