@NullMarked
package dev.heliograph.local.part;

import org.jspecify.annotations.NullMarked;
