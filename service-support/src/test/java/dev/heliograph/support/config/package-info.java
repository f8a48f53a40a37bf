@NullMarked
package dev.heliograph.support.config;

import org.jspecify.annotations.NullMarked;
