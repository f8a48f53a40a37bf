@NullMarked
package dev.heliograph.ingest.checks;

import org.jspecify.annotations.NullMarked;
