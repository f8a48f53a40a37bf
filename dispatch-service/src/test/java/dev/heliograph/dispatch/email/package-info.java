@NullMarked
package dev.heliograph.dispatch.email;

import org.jspecify.annotations.NullMarked;
