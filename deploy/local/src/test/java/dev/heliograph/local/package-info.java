@NullMarked
package dev.heliograph.local;

import org.jspecify.annotations.NullMarked;
