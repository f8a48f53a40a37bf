@NullMarked
package dev.heliograph.contracts.message;

import org.jspecify.annotations.NullMarked;
