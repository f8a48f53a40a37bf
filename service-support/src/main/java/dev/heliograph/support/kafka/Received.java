package dev.heliograph.support.kafka;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/** What was read from one record, and where that record stands. */
public record Received<T>(T value, TopicPartition partition, long offset, Instant timestamp) {}
