package dev.heliograph.dispatch.receipts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How receipts are asked for.
 *
 * @param tick between two rounds
 * @param first how long after a text was accepted it is asked about first; then after twice the
 *     time, and so on
 * @param until a text that is older is asked about no more: networks give up sooner
 * @param most texts in one round
 * @param atOnce requests at the same time
 */
@Validated
@ConfigurationProperties("heliograph.dispatch.receipts")
record ReceiptSettings(
    @DefaultValue("2s") @DurationMin(millis = 1) Duration tick,
    @DefaultValue("5s") @DurationMin(millis = 1) Duration first,
    @DefaultValue("72h") @DurationMin(millis = 1) Duration until,
    @DefaultValue("200") @Min(1) @Max(10_000) int most,
    @DefaultValue("8") @Min(1) @Max(100) int atOnce) {}
