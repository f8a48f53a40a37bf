package dev.heliograph.ingest.messages;

import dev.heliograph.contracts.message.MessageId;

/**
 * A request that the broker has.
 *
 * @param eventId of the event that it became
 * @param idempotencyKey the client's, or the one we drew for it
 */
public record AcceptedMessage(MessageId messageId, String eventId, String idempotencyKey) {}
