package dev.heliograph.benchmarks.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Third hop: a poll's texts are claimed in one statement, sent one by one, and what the provider
 * answered is written in batches.
 */
final class Dispatch {
  private static final int AT_ONCE = 256;
  private static final int LARGEST_FLUSH = 500;
  private static final long LINGER_MILLIS = 5;
  private static final String CLAIM =
      """
      insert into floor.send (message_id, state, payload)
      select id, 'SENDING', payload from unnest(?, ?) as t (id, payload) order by id
      on conflict do nothing""";
  private static final String OUTCOMES =
      """
      update floor.send s set state = 'ACCEPTED', sid = t.sid, since = now()
      from (select * from unnest(?, ?) as t (id, sid) order by id) t where s.message_id = t.id""";

  private final Provider provider = new Provider();
  private final KafkaProducer<String, byte[]> producer = Broker.producer();
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final BlockingQueue<News> outcomes = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  void run() throws InterruptedException {
    Database database = Database.connect();
    Thread.ofPlatform().name("flusher").start(this::flush);
    try (var consumer =
        Broker.consumer("floor.dispatch", List.of(FloorTopics.MESSAGES), Ready::say)) {
      while (true) {
        var texts = new ArrayList<Text>();
        consumer
            .poll(Duration.ofSeconds(1))
            .forEach(record -> texts.add(Json.read(record.value(), Text.class)));
        if (!texts.isEmpty()) {
          claim(database, texts);
          consumer.commitSync();
          send(texts);
        }
      }
    }
  }

  private static void claim(Database database, List<Text> texts) {
    int claimed =
        database.update(
            CLAIM,
            Database.Column.of("uuid", texts, Text::id),
            Database.Column.of("text", texts, text -> text.to() + ' ' + text.body()));
    database.commit();
    if (claimed < texts.size()) {
      throw new IllegalStateException("a text came twice");
    }
  }

  private void send(List<Text> texts) throws InterruptedException {
    for (Text text : texts) {
      room.acquire();
      threads.execute(() -> send(text));
    }
  }

  private void send(Text text) {
    try {
      String sid = provider.send(text);
      outcomes.add(new News(text.id(), "accepted", sid, Instant.now(), ""));
    } finally {
      room.release();
    }
  }

  private void flush() {
    Database database = Database.connect();
    try {
      while (true) {
        List<News> batch = batch();
        database.update(
            OUTCOMES,
            Database.Column.of("uuid", batch, News::id),
            Database.Column.of("text", batch, News::sid));
        database.commit();
        batch.forEach(this::publish);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish(News news) {
    String key = news.id().toString();
    var _ = producer.send(new ProducerRecord<>(FloorTopics.STATUS, key, Json.write(news)));
  }

  private List<News> batch() throws InterruptedException {
    var batch = new ArrayList<News>();
    batch.add(outcomes.take());
    TimeUnit.MILLISECONDS.sleep(LINGER_MILLIS);
    outcomes.drainTo(batch, LARGEST_FLUSH);
    return batch;
  }
}
