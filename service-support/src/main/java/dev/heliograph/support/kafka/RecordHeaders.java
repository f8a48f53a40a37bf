package dev.heliograph.support.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Kafka's headers as a map; of a name that stands twice the last one counts. */
public final class RecordHeaders {
  private RecordHeaders() {}

  /** Name to value; headers without a value are left out. */
  public static Map<String, byte[]> of(ConsumerRecord<?, ?> consumed) {
    var headers = new LinkedHashMap<String, byte[]>();
    consumed
        .headers()
        .forEach(
            header -> {
              if (header.value() != null) {
                headers.put(header.key(), header.value());
              }
            });
    return headers;
  }
}
