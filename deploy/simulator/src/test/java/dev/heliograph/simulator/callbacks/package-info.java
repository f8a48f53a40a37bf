@NullMarked
package dev.heliograph.simulator.callbacks;

import org.jspecify.annotations.NullMarked;
