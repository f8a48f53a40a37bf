package dev.heliograph.dispatch.sending;

import java.time.Duration;

/**
 * What is asked before a row may become SENDING.
 *
 * @param open whether sending is switched on
 * @param startWithin how long after its statement a call may start
 */
record Gate(boolean open, Permits permits, UnclearTurns unclear, Duration startWithin) {}
