/** Decides, without I/O, what becomes of an event: a text, or the reason why there is none. */
@NullMarked
package dev.heliograph.composer.decision;

import org.jspecify.annotations.NullMarked;
