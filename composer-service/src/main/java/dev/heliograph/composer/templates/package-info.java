/** Texts with variables: a variable without a value is a fault that names it. */
@NullMarked
package dev.heliograph.composer.templates;

import org.jspecify.annotations.NullMarked;
