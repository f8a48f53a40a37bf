package dev.heliograph.status.deadletters;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How dead letters are kept.
 *
 * @param keep for how long, whatever became of them
 * @param largest a larger record is kept in part alone
 */
@Validated
@ConfigurationProperties("heliograph.dead-letters")
public record LetterSettings(
    @DefaultValue("30d") Duration keep, @DefaultValue("1MB") DataSize largest) {}
