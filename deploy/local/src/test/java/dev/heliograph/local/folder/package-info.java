@NullMarked
package dev.heliograph.local.folder;

import org.jspecify.annotations.NullMarked;
