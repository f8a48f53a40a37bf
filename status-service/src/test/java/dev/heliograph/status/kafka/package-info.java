@NullMarked
package dev.heliograph.status.kafka;

import org.jspecify.annotations.NullMarked;
