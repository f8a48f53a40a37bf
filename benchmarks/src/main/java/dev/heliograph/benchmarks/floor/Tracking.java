package dev.heliograph.benchmarks.floor;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Fourth hop, its memory: rows of messages, attempts and events, a poll at a time. */
final class Tracking {
  private static final String MESSAGES =
      """
      insert into floor.message as m (message_id, status, rank, status_at, recipient)
      select * from unnest(?, ?, ?, ?, ?) as t (id, status, rank, at, recipient) order by id
      on conflict (message_id) do update set
        status = case when excluded.rank > m.rank then excluded.status else m.status end,
        status_at = case when excluded.rank > m.rank then excluded.status_at else m.status_at end,
        rank = greatest(m.rank, excluded.rank),
        recipient = coalesce(nullif(m.recipient, ''), excluded.recipient)""";
  private static final String ATTEMPTS =
      """
      insert into floor.attempt as a (message_id, attempt, sid, status, rank, status_at)
      select id, 1, sid, status, rank, at
      from unnest(?, ?, ?, ?, ?) as t (id, sid, status, rank, at) order by id
      on conflict (message_id, attempt) do update set
        status = case when excluded.rank > a.rank then excluded.status else a.status end,
        status_at = case when excluded.rank > a.rank then excluded.status_at else a.status_at end,
        rank = greatest(a.rank, excluded.rank)""";
  private static final String EVENTS =
      """
      insert into floor.message_event (message_id, event_key, at, word, sid, raw)
      select * from unnest(?, ?, ?, ?, ?, ?) as t (id, key, at, word, sid, raw) order by id, key
      on conflict do nothing""";

  private final Database database = Database.connect();

  void run() {
    var topics = List.of(FloorTopics.MESSAGES, FloorTopics.STATUS);
    try (var consumer = Broker.consumer("floor.status", topics, Ready::say)) {
      while (true) {
        var records = consumer.poll(Duration.ofSeconds(1));
        if (!records.isEmpty()) {
          store(records);
          consumer.commitSync();
        }
      }
    }
  }

  private void store(Iterable<ConsumerRecord<String, byte[]>> records) {
    var recipients = new HashMap<UUID, String>();
    var heard = new ArrayList<News>();
    var latest = new HashMap<UUID, News>();
    for (var record : records) {
      News news = read(record, recipients);
      heard.add(news);
      latest.merge(news.id(), news, (one, other) -> one.rank() > other.rank() ? one : other);
    }
    messages(new ArrayList<>(latest.values()), recipients);
    attempts(latest.values());
    events(heard);
    database.commit();
  }

  private static News read(ConsumerRecord<String, byte[]> record, Map<UUID, String> recipients) {
    if (!record.topic().equals(FloorTopics.MESSAGES)) {
      return Json.read(record.value(), News.class);
    }
    Text text = Json.read(record.value(), Text.class);
    recipients.put(text.id(), text.to());
    return new News(text.id(), "queued", "", Instant.ofEpochMilli(record.timestamp()), "");
  }

  private void messages(List<News> news, Map<UUID, String> recipients) {
    database.update(
        MESSAGES,
        Database.Column.of("uuid", news, News::id),
        Database.Column.of("text", news, News::status),
        Database.Column.of("smallint", news, News::rank),
        Database.Column.of("timestamptz", news, Tracking::at),
        new Database.Column(
            "text", news.stream().map(it -> recipients.getOrDefault(it.id(), "")).toArray()));
  }

  private void attempts(Collection<News> latest) {
    List<News> news = latest.stream().filter(it -> !it.sid().isEmpty()).toList();
    if (!news.isEmpty()) {
      database.update(
          ATTEMPTS,
          Database.Column.of("uuid", news, News::id),
          Database.Column.of("text", news, News::sid),
          Database.Column.of("text", news, News::status),
          Database.Column.of("smallint", news, News::rank),
          Database.Column.of("timestamptz", news, Tracking::at));
    }
  }

  private void events(List<News> news) {
    database.update(
        EVENTS,
        Database.Column.of("uuid", news, News::id),
        Database.Column.of("uuid", news, it -> Ingest.idOf(it.status(), 0)),
        Database.Column.of("timestamptz", news, Tracking::at),
        Database.Column.of("text", news, News::status),
        Database.Column.of("text", news, News::sid),
        Database.Column.of("text", news, News::raw));
  }

  private static Timestamp at(News news) {
    return Timestamp.from(news.at());
  }
}
