package dev.heliograph.contracts.message;

/**
 * One message to be sent: all that dispatch needs, and all that status shows. Topic {@code
 * messages.*}.
 */
public record OutboundMessage(
    MessageId id, Recipient to, Content content, Handling handling, Origin origin) {}
