@NullMarked
package dev.heliograph.dispatch.webhook;

import org.jspecify.annotations.NullMarked;
