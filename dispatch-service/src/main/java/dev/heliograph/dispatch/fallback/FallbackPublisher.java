package dev.heliograph.dispatch.fallback;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.support.kafka.OutgoingRecord;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands fallbacks that were begun to the lane of what is no text, where the ledger claims them like
 * all others and status hears of them. One that is published twice is claimed once.
 */
final class FallbackPublisher implements Runnable {
  private final FallbackStore store;
  private final Consumer<List<OutgoingRecord>> broker;
  private final FallbackMeters meters;

  /**
   * Publishes nothing before it is run.
   *
   * @param broker returns when the broker has all of them, throws when it has not
   */
  FallbackPublisher(
      FallbackStore store, Consumer<List<OutgoingRecord>> broker, FallbackMeters meters) {
    this.store = store;
    this.broker = broker;
    this.meters = meters;
  }

  @Override
  public void run() {
    List<OutboundMessage> messages = store.unpublished();
    if (messages.isEmpty()) {
      return;
    }
    broker.accept(messages.stream().map(FallbackPublisher::recordOf).toList());
    store.published(messages.stream().map(OutboundMessage::id).toList());
    meters.begun(messages.size());
  }

  private static OutgoingRecord recordOf(OutboundMessage message) {
    return OutgoingRecord.of(
        Topics.MESSAGES_NOTICES, message.to().address(), ContractJson.write(message));
  }
}
