@NullMarked
package dev.heliograph.support;

import org.jspecify.annotations.NullMarked;
