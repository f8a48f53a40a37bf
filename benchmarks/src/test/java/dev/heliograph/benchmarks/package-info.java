@NullMarked
package dev.heliograph.benchmarks;

import org.jspecify.annotations.NullMarked;
