@NullMarked
package dev.heliograph.benchmarks.report;

import org.jspecify.annotations.NullMarked;
