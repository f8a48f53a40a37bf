package dev.heliograph.ingest.overload;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may be in flight at once.
 *
 * @param inFlight bytes of bodies, with what a request costs beside; 0: a quarter of the heap
 */
@ConfigurationProperties("heliograph.overload")
record OverloadSettings(@DefaultValue("0") DataSize inFlight) {

  long budgetBytes() {
    return inFlight.toBytes() > 0 ? inFlight.toBytes() : Runtime.getRuntime().maxMemory() / 4;
  }
}
