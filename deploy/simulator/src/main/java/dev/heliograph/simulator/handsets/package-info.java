/** The phones: which there are, and what each got and sent. */
@NullMarked
package dev.heliograph.simulator.handsets;

import org.jspecify.annotations.NullMarked;
