@NullMarked
package dev.heliograph.status.deadletters;

import org.jspecify.annotations.NullMarked;
