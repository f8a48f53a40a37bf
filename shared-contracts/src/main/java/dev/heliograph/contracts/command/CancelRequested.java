package dev.heliograph.contracts.command;

import dev.heliograph.contracts.message.MessageId;

/**
 * A person wants a message called back before it is sent.
 *
 * @param attempt the last one that was seen: what was tried again by hand since is not meant
 */
public record CancelRequested(MessageId messageId, int attempt, Asked asked) implements Command {}
