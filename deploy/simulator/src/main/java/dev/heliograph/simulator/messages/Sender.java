package dev.heliograph.simulator.messages;

import org.jspecify.annotations.Nullable;

/** Who sends: a number, a Messaging Service, or a service told to use that number. */
public record Sender(@Nullable String from, @Nullable String service) {}
