/** RFC 9457 problem responses. */
@NullMarked
package dev.heliograph.support.problem;

import org.jspecify.annotations.NullMarked;
