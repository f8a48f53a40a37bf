/** Events in; messages and status changes out. */
@NullMarked
package dev.heliograph.composer.kafka;

import org.jspecify.annotations.NullMarked;
