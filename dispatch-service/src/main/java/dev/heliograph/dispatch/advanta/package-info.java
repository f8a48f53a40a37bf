/** Advanta, which reaches Kenya's networks: its JSON API. */
@NullMarked
package dev.heliograph.dispatch.advanta;

import org.jspecify.annotations.NullMarked;
