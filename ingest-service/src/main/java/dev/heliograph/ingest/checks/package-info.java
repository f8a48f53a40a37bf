/** What is configured and what is not, and three drills that go the whole way. */
@NullMarked
package dev.heliograph.ingest.checks;

import org.jspecify.annotations.NullMarked;
