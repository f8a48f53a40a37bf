package dev.heliograph.dispatch.alerts;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often people are told.
 *
 * @param interval one alert for each cause within that time
 */
@Validated
@ConfigurationProperties("heliograph.dispatch.alerts")
record AlertsSettings(@DefaultValue("15m") @DurationMin(seconds = 1) Duration interval) {}
