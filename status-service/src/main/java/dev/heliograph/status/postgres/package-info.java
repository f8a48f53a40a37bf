/** The tracking store in the schema {@code status}, and how it is asked. */
@NullMarked
package dev.heliograph.status.postgres;

import org.jspecify.annotations.NullMarked;
