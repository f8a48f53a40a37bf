/** Bounds on what comes in over HTTP. */
@NullMarked
package dev.heliograph.support.http;

import org.jspecify.annotations.NullMarked;
