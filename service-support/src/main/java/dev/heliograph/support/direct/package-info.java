/** Hot routes, whose ordinary requests are answered without Spring MVC. */
@NullMarked
package dev.heliograph.support.direct;

import org.jspecify.annotations.NullMarked;
