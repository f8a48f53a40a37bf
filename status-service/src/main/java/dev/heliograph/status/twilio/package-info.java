/** Twilio's side of the callbacks: its signature, its form and its words. */
@NullMarked
package dev.heliograph.status.twilio;

import org.jspecify.annotations.NullMarked;
