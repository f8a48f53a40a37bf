@NullMarked
package dev.heliograph.support.direct;

import org.jspecify.annotations.NullMarked;
