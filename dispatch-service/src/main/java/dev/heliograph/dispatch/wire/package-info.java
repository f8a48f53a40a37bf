/** One HTTP request, once, and what is known of it: for providers whose texts must not go twice. */
@NullMarked
package dev.heliograph.dispatch.wire;

import org.jspecify.annotations.NullMarked;
