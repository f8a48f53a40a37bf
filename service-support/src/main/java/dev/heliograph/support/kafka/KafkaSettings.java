package dev.heliograph.support.kafka;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are made and records are published.
 *
 * @param publishTimeout how long one publish call may take before its caller is told that the
 *     broker is away
 * @param replicas copies of every partition: 1 on one broker, 3 where there are three
 */
@Validated
@ConfigurationProperties("heliograph.kafka")
record KafkaSettings(
    @DefaultValue("10s") Duration publishTimeout,
    @DefaultValue("1") @Min(value = 1, message = "KAFKA_REPLICAS must be 1 or more")
        short replicas) {}
