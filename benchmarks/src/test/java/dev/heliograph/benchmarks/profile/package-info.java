@NullMarked
package dev.heliograph.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
