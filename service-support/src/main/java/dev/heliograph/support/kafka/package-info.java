/**
 * Publishing that knows when the broker has a record, and batches of which one bad record stops
 * nothing.
 */
@NullMarked
package dev.heliograph.support.kafka;

import org.jspecify.annotations.NullMarked;
