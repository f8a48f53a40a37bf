/**
 * Who sends the requests: realistic ones, over kept connections, as fast as answers come or by the
 * clock.
 */
@NullMarked
package dev.heliograph.benchmarks.load;

import org.jspecify.annotations.NullMarked;
