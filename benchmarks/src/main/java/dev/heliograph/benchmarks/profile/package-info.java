/** Where the CPU time of a service goes. */
@NullMarked
package dev.heliograph.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
