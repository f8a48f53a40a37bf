package dev.heliograph.status.history;

import dev.heliograph.contracts.message.MessageId;
import java.time.Instant;

/** Where a message stands among all of them: by time, then by id. */
public record Position(Instant createdAt, MessageId id) {}
