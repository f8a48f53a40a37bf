/** What of an event's data a template can show. */
@NullMarked
package dev.heliograph.composer.variables;

import org.jspecify.annotations.NullMarked;
