package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.dispatch.alerts.Alert;
import dev.heliograph.dispatch.alerts.Alerts;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs which they are, and raises an alert. */
final class RaisedAlarm implements Alarm {
  private static final Logger log = LoggerFactory.getLogger(RaisedAlarm.class);
  private static final int MOST_NAMED = 10;

  private final Alerts alerts;

  RaisedAlarm(Alerts alerts) {
    this.alerts = alerts;
  }

  @Override
  public void uncertainForGood(List<MessageId> messages) {
    List<MessageId> named = messages.stream().limit(MOST_NAMED).toList();
    log.error(
        "{} texts may or may not have been sent, and it cannot be told; they are not sent again: {}",
        messages.size(),
        named);
    alerts.raise(
        new Alert(
            "uncertain_for_good",
            "%d texts may or may not have been sent, and it cannot be told; they are not sent again: %s"
                .formatted(messages.size(), named)));
  }
}
