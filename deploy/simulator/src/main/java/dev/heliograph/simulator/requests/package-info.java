/** What becomes of requests to send, and how many of each there were. */
@NullMarked
package dev.heliograph.simulator.requests;

import org.jspecify.annotations.NullMarked;
