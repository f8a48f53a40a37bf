package dev.heliograph.dispatch.sending;

/** How a message becomes a row, and a row becomes a call. */
record Outbox(Routing routing, Envelope envelope, Sender sender) {}
