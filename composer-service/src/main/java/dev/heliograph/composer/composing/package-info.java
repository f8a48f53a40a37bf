/** One batch of events from decision to publication; a repeated event replays what was decided. */
@NullMarked
package dev.heliograph.composer.composing;

import org.jspecify.annotations.NullMarked;
