/**
 * The environment of the parts: what is set wins, what is not gets a default or a secret made once.
 */
@NullMarked
package dev.heliograph.local.settings;

import org.jspecify.annotations.NullMarked;
