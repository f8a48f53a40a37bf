/** From a claimed message to the written outcome of its attempt. */
@NullMarked
package dev.heliograph.dispatch.sending;

import org.jspecify.annotations.NullMarked;
