@NullMarked
package dev.heliograph.dispatch.fallback;

import org.jspecify.annotations.NullMarked;
