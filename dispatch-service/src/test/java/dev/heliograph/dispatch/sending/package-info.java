@NullMarked
package dev.heliograph.dispatch.sending;

import org.jspecify.annotations.NullMarked;
