package dev.heliograph.contracts.message;

import java.time.Instant;
import java.util.Optional;

/**
 * How a message is to be treated.
 *
 * @param notAfter sent later than this it is of no use: it expires instead
 * @param brand in whose name it is sent; absent: the default brand
 */
public record Handling(Category category, Lane lane, Instant notAfter, Optional<String> brand) {}
