@NullMarked
package dev.heliograph.benchmarks.load;

import org.jspecify.annotations.NullMarked;
