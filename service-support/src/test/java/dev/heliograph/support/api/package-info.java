@NullMarked
package dev.heliograph.support.api;

import org.jspecify.annotations.NullMarked;
