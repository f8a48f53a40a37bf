/** Which request a record comes from: W3C trace context, across Kafka and into every log line. */
@NullMarked
package dev.heliograph.support.trace;

import org.jspecify.annotations.NullMarked;
