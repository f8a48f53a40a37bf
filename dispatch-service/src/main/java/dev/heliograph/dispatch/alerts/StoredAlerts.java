package dev.heliograph.dispatch.alerts;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.event.EventCodec;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.dispatch.alerts.AlertBook.Raised;
import dev.heliograph.support.kafka.OutgoingRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what is raised, and each second writes it into the book and publishes what stands there as
 * {@code system.alert} events: rules make messages of them like of any other event. An event that
 * is published twice is the same one.
 */
final class StoredAlerts implements Alerts, Runnable {
  private static final Logger log = LoggerFactory.getLogger(StoredAlerts.class);
  private static final String SOURCE = "/heliograph/dispatch";
  private static final int MOST_CAUSES = 100;

  private final Map<String, Alert> noted = new ConcurrentHashMap<>();
  private final AlertBook book;
  private final Consumer<OutgoingRecord> broker;
  private final AlertMeters meters;
  private volatile int unpublished;

  /**
   * Tells nobody before it is run.
   *
   * @param broker returns when the broker has the record, throws when it has not
   */
  StoredAlerts(AlertBook book, Consumer<OutgoingRecord> broker, AlertMeters meters) {
    this.book = book;
    this.broker = broker;
    this.meters = meters;
    meters.waiting(() -> noted.size() + unpublished);
  }

  @Override
  public void raise(Alert alert) {
    if (noted.size() < MOST_CAUSES || noted.containsKey(alert.cause())) {
      noted.put(alert.cause(), alert);
    }
  }

  /** One round; what fails is done in the next one. */
  @Override
  public void run() {
    noted.values().forEach(this::write);
    List<Raised> raised = book.unpublished();
    unpublished = raised.size();
    raised.forEach(this::publish);
    unpublished = 0;
  }

  private void write(Alert alert) {
    boolean raised = book.raise(alert);
    noted.remove(alert.cause(), alert);
    meters.written(raised);
  }

  private void publish(Raised raised) {
    broker.accept(recordOf(raised));
    book.published(raised);
    log.error("alert {}: {}", raised.alert().cause(), raised.alert().detail());
  }

  private static OutgoingRecord recordOf(Raised raised) {
    DomainEvent event = eventOf(raised);
    EventCodec.Encoded encoded = EventCodec.toRecord(event);
    return new OutgoingRecord(Topics.EVENTS, event.id(), encoded.headers(), encoded.value());
  }

  private static DomainEvent eventOf(Raised raised) {
    Alert alert = raised.alert();
    var data =
        ContractJson.mapper()
            .createObjectNode()
            .put("cause", alert.cause())
            .put("severity", "critical")
            .put("message", alert.detail());
    alert.failing().map(Channel::word).ifPresent(word -> data.put("failing", word));
    var attributes =
        new DomainEvent.Attributes(
            alert.cause() + "@" + raised.at(),
            SOURCE,
            "system.alert",
            Optional.of("alert:" + alert.cause()),
            raised.at(),
            Map.of());
    return new DomainEvent(attributes, data);
  }
}
