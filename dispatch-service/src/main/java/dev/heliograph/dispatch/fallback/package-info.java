/** What goes out, once, where a text has failed for good; and what is told where that fails too. */
@NullMarked
package dev.heliograph.dispatch.fallback;

import org.jspecify.annotations.NullMarked;
