@NullMarked
package dev.heliograph.dispatch.settling;

import org.jspecify.annotations.NullMarked;
