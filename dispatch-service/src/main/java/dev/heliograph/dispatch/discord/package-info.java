/** Our channel at Discord, by its incoming webhook. */
@NullMarked
package dev.heliograph.dispatch.discord;

import org.jspecify.annotations.NullMarked;
