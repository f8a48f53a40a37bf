/** What was accepted: messages, their progress, and the bounded store that keeps them. */
@NullMarked
package dev.heliograph.simulator.messages;

import org.jspecify.annotations.NullMarked;
