@NullMarked
package dev.heliograph.support.openapi;

import org.jspecify.annotations.NullMarked;
