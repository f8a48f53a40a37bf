/**
 * What can be made to go wrong, switched while the simulator runs; random choices come from a seed.
 */
@NullMarked
package dev.heliograph.simulator.faults;

import org.jspecify.annotations.NullMarked;
