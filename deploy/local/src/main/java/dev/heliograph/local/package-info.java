/** The whole stack on one machine: reads what to do, starts the parts, watches them, stops them. */
@NullMarked
package dev.heliograph.local;

import org.jspecify.annotations.NullMarked;
