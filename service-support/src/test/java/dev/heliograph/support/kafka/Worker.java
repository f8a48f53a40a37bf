package dev.heliograph.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heliograph.contracts.MalformedRecord;
import dev.heliograph.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Works on texts; fails for those that say so. */
@Component
class Worker {
  private final BatchWork batches;
  private final List<Map.Entry<String, String>> done = new CopyOnWriteArrayList<>();
  final AtomicInteger outages = new AtomicInteger();

  Worker(BatchWork batches) {
    this.batches = batches;
  }

  List<String> done(String run) {
    return done.stream().filter(e -> e.getKey().equals(run)).map(Map.Entry::getValue).toList();
  }

  @KafkaListener(
      id = "worker",
      groupId = "${worker.group:batch-work}",
      topics = Topics.STATUS,
      containerFactory = "batchListeners")
  void on(List<ConsumerRecord<String, byte[]>> records) {
    batches.run(records, Worker::decode, this::work);
  }

  private static Map.Entry<String, String> decode(ConsumerRecord<String, byte[]> consumed) {
    String text = new String(consumed.value(), UTF_8);
    if (text.startsWith("malformed")) {
      throw new MalformedRecord("not what it should be");
    }
    return Map.entry(consumed.key(), text);
  }

  private void work(List<Received<Map.Entry<String, String>>> batch) {
    for (var received : batch) {
      String text = received.value().getValue();
      if (text.equals("poison")) {
        throw new IllegalStateException("a secret 5551230001");
      }
      if (text.startsWith("outage") && outages.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        throw new DataAccessResourceFailureException("the database is away");
      }
    }
    batch.forEach(received -> done.add(received.value()));
  }
}
