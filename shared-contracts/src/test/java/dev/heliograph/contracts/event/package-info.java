@NullMarked
package dev.heliograph.contracts.event;

import org.jspecify.annotations.NullMarked;
