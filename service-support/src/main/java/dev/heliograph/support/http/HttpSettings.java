package dev.heliograph.support.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds on requests.
 *
 * @param maxBody the largest body that is read
 */
@ConfigurationProperties("heliograph.http")
record HttpSettings(@DefaultValue("1MB") DataSize maxBody) {}
