@NullMarked
package dev.heliograph.ingest.events;

import org.jspecify.annotations.NullMarked;
