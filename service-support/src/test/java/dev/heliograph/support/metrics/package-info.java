@NullMarked
package dev.heliograph.support.metrics;

import org.jspecify.annotations.NullMarked;
