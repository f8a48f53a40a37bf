@NullMarked
package dev.heliograph.ingest.publishing;

import org.jspecify.annotations.NullMarked;
