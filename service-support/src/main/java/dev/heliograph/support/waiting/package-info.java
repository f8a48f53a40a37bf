/** Waiting that has an end, without a timer for each wait. */
@NullMarked
package dev.heliograph.support.waiting;

import org.jspecify.annotations.NullMarked;
