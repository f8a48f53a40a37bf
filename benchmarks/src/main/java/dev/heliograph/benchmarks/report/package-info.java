/** The table, and the same as JSON. */
@NullMarked
package dev.heliograph.benchmarks.report;

import org.jspecify.annotations.NullMarked;
