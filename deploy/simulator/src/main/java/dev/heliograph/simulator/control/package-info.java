/** The simulator's own API: faults, accepted messages, counters. */
@NullMarked
package dev.heliograph.simulator.control;

import org.jspecify.annotations.NullMarked;
