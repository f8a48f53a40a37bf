@NullMarked
package dev.heliograph.support.personal;

import org.jspecify.annotations.NullMarked;
