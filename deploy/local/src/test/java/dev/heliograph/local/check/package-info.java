@NullMarked
package dev.heliograph.local.check;

import org.jspecify.annotations.NullMarked;
