@NullMarked
package dev.heliograph.simulator.faults;

import org.jspecify.annotations.NullMarked;
