@NullMarked
package dev.heliograph.contracts;

import org.jspecify.annotations.NullMarked;
