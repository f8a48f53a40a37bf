/** Twilio's Messages API: the only package that knows the SDK. */
@NullMarked
package dev.heliograph.dispatch.twilio;

import org.jspecify.annotations.NullMarked;
