/** Records that could not be worked on: kept, shown, and sent again when they now would work. */
@NullMarked
package dev.heliograph.status.deadletters;

import org.jspecify.annotations.NullMarked;
