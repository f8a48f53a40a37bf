package dev.heliograph.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a key as UTF-8. Bytes that are none are kept in a header, so that a dead letter has the key
 * that was sent.
 */
public final class KeyDeserializer implements Deserializer<@Nullable String> {
  /** Stands on a record only while it is here, never on a topic. */
  public static final String KEY_BYTES = "heliograph-key-bytes";

  @Override
  public @Nullable String deserialize(String topic, byte @Nullable [] data) {
    return data == null ? null : new String(data, UTF_8);
  }

  @Override
  public @Nullable String deserialize(String topic, Headers headers, byte @Nullable [] data) {
    String key = deserialize(topic, data);
    if (key != null && !Arrays.equals(key.getBytes(UTF_8), data)) {
      headers.add(KEY_BYTES, data);
    }
    return key;
  }

  /** The key as it was sent; empty when there was none. */
  public static Optional<byte[]> bytesOf(ConsumerRecord<String, byte[]> consumed) {
    return Optional.ofNullable(consumed.key())
        .map(
            key ->
                Optional.ofNullable(consumed.headers().lastHeader(KEY_BYTES))
                    .map(header -> header.value())
                    .orElseGet(() -> key.getBytes(UTF_8)));
  }
}
