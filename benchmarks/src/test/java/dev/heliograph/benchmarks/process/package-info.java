@NullMarked
package dev.heliograph.benchmarks.process;

import org.jspecify.annotations.NullMarked;
