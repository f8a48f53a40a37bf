@NullMarked
package dev.heliograph.dispatch.advanta;

import org.jspecify.annotations.NullMarked;
