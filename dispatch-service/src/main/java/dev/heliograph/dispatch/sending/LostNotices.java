package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.dispatch.alerts.Alert;
import dev.heliograph.dispatch.alerts.Alerts;
import java.util.List;
import java.util.Optional;

/**
 * Tells people of mails and chat messages that may or may not have been sent: nobody reports on
 * them and they stand in no list, so they are uncertain for good at once.
 */
record LostNotices(Alerts alerts) {
  private static final int MOST_NAMED = 10;

  void tell(List<MessageId> messages) {
    if (!messages.isEmpty()) {
      alerts.raise(
          new Alert(
              "uncertain_for_good:notices",
              "%d e-mails or chat messages may or may not have been sent, and it cannot be told; they are not sent again: %s"
                  .formatted(messages.size(), messages.stream().limit(MOST_NAMED).toList()),
              Optional.empty()));
    }
  }
}
