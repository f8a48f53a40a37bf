/** The one way out: domain events onto the topic of events, confirmed by the broker. */
@NullMarked
package dev.heliograph.ingest.publishing;

import org.jspecify.annotations.NullMarked;
