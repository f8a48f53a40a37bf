@NullMarked
package dev.heliograph.local.settings;

import org.jspecify.annotations.NullMarked;
