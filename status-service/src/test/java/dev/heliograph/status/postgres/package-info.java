@NullMarked
package dev.heliograph.status.postgres;

import org.jspecify.annotations.NullMarked;
