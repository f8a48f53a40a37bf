package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.gates.Gates;
import java.time.Duration;

/**
 * What is asked before a row may become SENDING.
 *
 * @param gates which senders are open
 * @param routes which senders there are rows of
 * @param startWithin how long after its statement a call may start
 */
record Gate(
    Gates gates, KnownRoutes routes, Permits permits, UnclearTurns unclear, Duration startWithin) {}
