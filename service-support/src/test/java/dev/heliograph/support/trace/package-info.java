@NullMarked
package dev.heliograph.support.trace;

import org.jspecify.annotations.NullMarked;
