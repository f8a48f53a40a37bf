package dev.heliograph.benchmarks.floor;

import java.util.UUID;

/** A text on its way to the provider. */
record Text(UUID id, String to, String body) {}
