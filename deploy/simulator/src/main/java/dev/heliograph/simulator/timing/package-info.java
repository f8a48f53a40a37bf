/** One clockwork for everything that happens later. */
@NullMarked
package dev.heliograph.simulator.timing;

import org.jspecify.annotations.NullMarked;
