package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.MessageId;

/**
 * One attempt of one message, set to SENDING by one statement of one owner.
 *
 * @param attempt from 1
 * @param number the owner's number of that statement
 */
public record Turn(MessageId id, int attempt, long number) {}
