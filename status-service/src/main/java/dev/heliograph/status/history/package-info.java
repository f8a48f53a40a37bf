/** What can be asked: one message with its timeline, and the search. */
@NullMarked
package dev.heliograph.status.history;

import org.jspecify.annotations.NullMarked;
