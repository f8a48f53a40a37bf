package dev.heliograph.simulator.callbacks;

import dev.heliograph.simulator.messages.Message;

/**
 * One report of one status.
 *
 * @param message as it was when it took that status
 * @param token the idempotency token: the same however often this report is sent
 * @param ended run once, when the report was taken or given up
 */
public record Callback(Message message, CallbackUrl url, String token, Runnable ended) {}
