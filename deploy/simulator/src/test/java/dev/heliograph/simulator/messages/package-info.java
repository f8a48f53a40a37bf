@NullMarked
package dev.heliograph.simulator.messages;

import org.jspecify.annotations.NullMarked;
