@NullMarked
package dev.heliograph.simulator;

import org.jspecify.annotations.NullMarked;
