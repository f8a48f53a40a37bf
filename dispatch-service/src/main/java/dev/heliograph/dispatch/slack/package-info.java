/** Our channel at Slack, by its incoming webhook. */
@NullMarked
package dev.heliograph.dispatch.slack;

import org.jspecify.annotations.NullMarked;
