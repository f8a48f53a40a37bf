package dev.heliograph.contracts.command;

import dev.heliograph.contracts.message.MessageId;
import java.time.Instant;

/**
 * A person wants a message tried again whose attempt has failed.
 *
 * @param attempt the failed one: where another has begun since, nothing is done
 * @param notAfter sent later it is of no use; instead of the message's own
 */
public record RetryRequested(MessageId messageId, int attempt, Instant notAfter, Asked asked)
    implements Command {}
