/** Table {@code composer.decision}: what was decided other than to send. */
@NullMarked
package dev.heliograph.composer.postgres;

import org.jspecify.annotations.NullMarked;
