/** What changes, as it changes: server-sent events. */
@NullMarked
package dev.heliograph.simulator.live;

import org.jspecify.annotations.NullMarked;
