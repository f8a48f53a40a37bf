/** Amounts as people read them. */
@NullMarked
package dev.heliograph.composer.money;

import org.jspecify.annotations.NullMarked;
