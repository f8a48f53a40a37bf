@NullMarked
package dev.heliograph.dispatch.sns;

import org.jspecify.annotations.NullMarked;
