package dev.heliograph.dispatch.ledger;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param sendingFor after this long a row in SENDING is uncertain, whoever owns it: the deadline
 *     for starting the call, the call's total and the margin for writing its outcome
 * @param holdFor how long after its claim a row may hold later ones of its recipient back
 * @param silentAfter an owner without a heartbeat for this long has lost its queued rows
 * @param publishedWithin a flush that was not published by then is published by any instance
 */
public record Timings(
    Duration sendingFor, Duration holdFor, Duration silentAfter, Duration publishedWithin) {}
