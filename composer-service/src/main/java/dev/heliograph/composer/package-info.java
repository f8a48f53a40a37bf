@NullMarked
package dev.heliograph.composer;

import org.jspecify.annotations.NullMarked;
