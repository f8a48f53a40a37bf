package dev.heliograph.dispatch.alerts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In the log alone. */
final class LoggedAlerts implements Alerts {
  private static final Logger log = LoggerFactory.getLogger(LoggedAlerts.class);

  @Override
  public void raise(Alert alert) {
    log.error("{}: {}", alert.cause(), alert.detail());
  }
}
