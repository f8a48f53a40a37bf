/** Twilio's Messages API as its specification describes it: rules, error codes, JSON. */
@NullMarked
package dev.heliograph.simulator.twilio;

import org.jspecify.annotations.NullMarked;
