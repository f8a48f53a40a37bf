@NullMarked
package dev.heliograph.contracts.text;

import org.jspecify.annotations.NullMarked;
