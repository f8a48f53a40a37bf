@NullMarked
package dev.heliograph.status.twilio;

import org.jspecify.annotations.NullMarked;
