package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs. */
final class LoggedAlarm implements Alarm {
  private static final Logger log = LoggerFactory.getLogger(LoggedAlarm.class);
  private static final int MOST_NAMED = 10;

  @Override
  public void uncertainForGood(List<MessageId> messages) {
    log.error(
        "{} texts may or may not have been sent, and it cannot be told; they are not sent again: {}",
        messages.size(),
        messages.stream().limit(MOST_NAMED).toList());
  }
}
