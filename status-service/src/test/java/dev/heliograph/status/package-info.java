@NullMarked
package dev.heliograph.status;

import org.jspecify.annotations.NullMarked;
