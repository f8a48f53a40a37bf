/** Advanta's sendsms and getdlr, played. */
@NullMarked
package dev.heliograph.simulator.advanta;

import org.jspecify.annotations.NullMarked;
