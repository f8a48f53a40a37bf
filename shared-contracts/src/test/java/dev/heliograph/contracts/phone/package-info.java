@NullMarked
package dev.heliograph.contracts.phone;

import org.jspecify.annotations.NullMarked;
