/** What the broker looks like from here. */
@NullMarked
package dev.heliograph.support.health;

import org.jspecify.annotations.NullMarked;
