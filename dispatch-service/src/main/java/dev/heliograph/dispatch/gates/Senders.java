package dev.heliograph.dispatch.gates;

import dev.heliograph.dispatch.ledger.Route;
import java.util.Set;

/** Which senders there are. */
public interface Senders {
  /** Those of the configuration, and those that rows in the ledger are of. */
  Set<Route> all();
}
