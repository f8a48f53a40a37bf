package dev.heliograph.dispatch.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A row that was just set to SENDING from the ledger.
 *
 * @param answers how many answers about the message let it be tried again so far
 * @param segments what it takes of the sender's rate
 * @param payload the encrypted message
 * @param notAfter sent later it is of no use: that of a retry by hand, where there was one
 * @param trace the trace that it comes from, as {@code traceparent}
 */
@SuppressWarnings("ArrayRecordComponent") // bytes from the database, never compared
public record RipeSend(
    Turn turn,
    int answers,
    RecipientKey recipient,
    Route route,
    int segments,
    byte[] payload,
    Instant notAfter,
    Optional<String> trace) {}
