@NullMarked
package dev.heliograph.ingest.stripe;

import org.jspecify.annotations.NullMarked;
