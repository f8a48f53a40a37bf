/**
 * The way of a message after it was accepted: statuses over time, and the callbacks that tell of
 * them.
 */
@NullMarked
package dev.heliograph.simulator.delivery;

import org.jspecify.annotations.NullMarked;
