/** What is no text: a mail server and the webhooks of Slack and Discord that keep what they get. */
@NullMarked
package dev.heliograph.simulator.notices;

import org.jspecify.annotations.NullMarked;
