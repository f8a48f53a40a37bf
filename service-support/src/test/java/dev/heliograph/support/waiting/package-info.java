@NullMarked
package dev.heliograph.support.waiting;

import org.jspecify.annotations.NullMarked;
