package dev.heliograph.dispatch.sending;

/** How a row becomes a call. */
record Outbox(Envelope envelope, Sender sender) {}
