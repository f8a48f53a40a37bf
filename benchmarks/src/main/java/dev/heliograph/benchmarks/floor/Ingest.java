package dev.heliograph.benchmarks.floor;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** First hop: a request is read and answered 202 when the broker has it. */
final class Ingest {
  private final KafkaProducer<String, byte[]> producer = Broker.producer();

  void start(int port) {
    Server.start(port, this::answer);
    Ready.say();
  }

  private Server.Reply answer(HttpExchange exchange, byte[] body)
      throws ExecutionException, InterruptedException {
    var incoming = Json.read(body, Incoming.class);
    String key =
        Objects.requireNonNullElseGet(
            incoming.id(), () -> exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    producer.send(new ProducerRecord<>(FloorTopics.EVENTS, key, body)).get();
    String answer = "{\"id\":\"" + idOf(key, 0) + "\"}";
    return new Server.Reply(202, answer.getBytes(StandardCharsets.US_ASCII));
  }

  static UUID idOf(String key, int text) {
    return UUID.nameUUIDFromBytes((key + "/" + text).getBytes(StandardCharsets.UTF_8));
  }
}
