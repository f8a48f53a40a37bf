package dev.heliograph.benchmarks.floor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Second hop: an event becomes texts. No rule, no template: its words are joined. */
final class Compose {
  private final KafkaProducer<String, byte[]> producer = Broker.producer();

  void run() {
    try (var consumer = Broker.consumer("floor.compose", List.of(FloorTopics.EVENTS), Ready::say)) {
      while (true) {
        var events = consumer.poll(Duration.ofSeconds(1));
        if (!events.isEmpty()) {
          events.forEach(this::compose);
          producer.flush();
          consumer.commitSync();
        }
      }
    }
  }

  private void compose(ConsumerRecord<String, byte[]> event) {
    var incoming = Json.read(event.value(), Incoming.class);
    var data = incoming.data();
    String to = incoming.to();
    if (data != null) {
      String words = "Ticket " + data.ticket().number() + ": " + data.ticket().issue();
      send(event.key(), 0, data.customer().phone(), "Hi " + data.customer().name() + ". " + words);
      send(event.key(), 1, data.technician().phone(), words + ", " + data.customer().phone());
    } else if (to != null) {
      send(event.key(), 0, to, Objects.requireNonNullElse(incoming.text(), "Your order is ready."));
    }
  }

  private void send(String key, int number, String to, String body) {
    var text = new Text(Ingest.idOf(key, number), to, body);
    var _ = producer.send(new ProducerRecord<>(FloorTopics.MESSAGES, to, Json.write(text)));
  }
}
