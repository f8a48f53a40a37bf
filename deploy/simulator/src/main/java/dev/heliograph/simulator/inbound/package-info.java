/** Texts from handsets: received, told to the webhook, and answered. */
@NullMarked
package dev.heliograph.simulator.inbound;

import org.jspecify.annotations.NullMarked;
