@NullMarked
package dev.heliograph.dispatch.twilio;

import org.jspecify.annotations.NullMarked;
