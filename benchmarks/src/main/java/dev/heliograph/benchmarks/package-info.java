/** What a text costs in CPU and time, measured from outside; never part of a test. */
@NullMarked
package dev.heliograph.benchmarks;

import org.jspecify.annotations.NullMarked;
