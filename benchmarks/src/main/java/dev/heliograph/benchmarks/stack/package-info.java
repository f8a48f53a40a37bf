/** The running stack: started by {@code ./run} as anybody would, and looked at from outside. */
@NullMarked
package dev.heliograph.benchmarks.stack;

import org.jspecify.annotations.NullMarked;
