@NullMarked
package dev.heliograph.support.kafka;

import org.jspecify.annotations.NullMarked;
