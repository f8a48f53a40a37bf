/** Keeps what is in flight within the heap, however long the broker is away. */
@NullMarked
package dev.heliograph.ingest.overload;

import org.jspecify.annotations.NullMarked;
