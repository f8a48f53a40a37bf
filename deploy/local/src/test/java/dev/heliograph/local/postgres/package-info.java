@NullMarked
package dev.heliograph.local.postgres;

import org.jspecify.annotations.NullMarked;
