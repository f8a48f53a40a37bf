/** A message on its way: what it is, what was decided, what was reported of it. */
@NullMarked
package dev.heliograph.contracts.message;

import org.jspecify.annotations.NullMarked;
