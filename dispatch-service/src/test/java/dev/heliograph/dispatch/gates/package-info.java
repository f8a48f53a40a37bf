@NullMarked
package dev.heliograph.dispatch.gates;

import org.jspecify.annotations.NullMarked;
