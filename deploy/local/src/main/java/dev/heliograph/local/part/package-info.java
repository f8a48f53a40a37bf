/** One part of the stack as a process: its pid file, its log, how it is started and stopped. */
@NullMarked
package dev.heliograph.local.part;

import org.jspecify.annotations.NullMarked;
