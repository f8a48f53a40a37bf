@NullMarked
package dev.heliograph.ingest.messages;

import org.jspecify.annotations.NullMarked;
