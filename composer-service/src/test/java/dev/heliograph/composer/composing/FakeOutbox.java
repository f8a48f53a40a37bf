package dev.heliograph.composer.composing;

import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was published; can be out of order once. */
final class FakeOutbox implements Outbox {
  final List<OutboundMessage> messages = new ArrayList<>();
  final List<StatusChange> changes = new ArrayList<>();
  private boolean away;

  void failOnce() {
    away = true;
  }

  @Override
  public void publish(List<OutboundMessage> messages, List<StatusChange> changes) {
    if (away) {
      away = false;
      throw new IllegalStateException("away");
    }
    this.messages.addAll(messages);
    this.changes.addAll(changes);
  }
}
