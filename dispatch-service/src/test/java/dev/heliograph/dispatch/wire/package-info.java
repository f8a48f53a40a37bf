@NullMarked
package dev.heliograph.dispatch.wire;

import org.jspecify.annotations.NullMarked;
