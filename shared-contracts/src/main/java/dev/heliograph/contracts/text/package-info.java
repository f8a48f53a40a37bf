/** How a text is cut into segments. */
@NullMarked
package dev.heliograph.contracts.text;

import org.jspecify.annotations.NullMarked;
