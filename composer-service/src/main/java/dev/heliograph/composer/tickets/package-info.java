/** What a changed ticket means: assignment, closing, another status. */
@NullMarked
package dev.heliograph.composer.tickets;

import org.jspecify.annotations.NullMarked;
