/** One text, asked for by a client of the API: checked, named and published as an event. */
@NullMarked
package dev.heliograph.ingest.messages;

import org.jspecify.annotations.NullMarked;
