/** Which event makes which text for whom. */
@NullMarked
package dev.heliograph.composer.rules;

import org.jspecify.annotations.NullMarked;
