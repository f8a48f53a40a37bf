@NullMarked
package dev.heliograph.dispatch.routing;

import org.jspecify.annotations.NullMarked;
