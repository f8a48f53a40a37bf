@NullMarked
package dev.heliograph.status.tracking;

import org.jspecify.annotations.NullMarked;
