package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.ledger.RecipientKey;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.Turn;
import dev.heliograph.support.trace.TraceParent;
import java.util.Optional;

/**
 * A message in SENDING with a permit in hand.
 *
 * @param answers how many answers about it let it be tried again so far
 * @param startBy begun before the statement that set SENDING
 * @param probe whether it is to show that its provider is back
 */
record Ready(
    Turn turn,
    OutboundMessage message,
    int answers,
    RecipientKey recipient,
    Route route,
    Deadline startBy,
    Optional<TraceParent> trace,
    boolean probe) {}
