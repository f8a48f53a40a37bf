/** Apache Kafka as a single node in KRaft mode, in a process of its own. */
@NullMarked
package dev.heliograph.local.kafka;

import org.jspecify.annotations.NullMarked;
