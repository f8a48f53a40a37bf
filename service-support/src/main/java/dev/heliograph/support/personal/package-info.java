/** Encryption and look-up of numbers and words. */
@NullMarked
package dev.heliograph.support.personal;

import org.jspecify.annotations.NullMarked;
