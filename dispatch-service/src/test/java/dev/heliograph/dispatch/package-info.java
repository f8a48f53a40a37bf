@NullMarked
package dev.heliograph.dispatch;

import org.jspecify.annotations.NullMarked;
