/** Twilio's own opt-out filter: keywords, and who has used them. */
@NullMarked
package dev.heliograph.simulator.optout;

import org.jspecify.annotations.NullMarked;
