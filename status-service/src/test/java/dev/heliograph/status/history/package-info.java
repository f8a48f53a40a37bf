@NullMarked
package dev.heliograph.status.history;

import org.jspecify.annotations.NullMarked;
