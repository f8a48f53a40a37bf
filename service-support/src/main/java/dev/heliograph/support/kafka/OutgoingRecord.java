package dev.heliograph.support.kafka;

import java.util.Map;

/** A record to be published. Header values are UTF-8 text. */
@SuppressWarnings("ArrayRecordComponent") // handed to the producer, never compared
public record OutgoingRecord(String topic, String key, Map<String, byte[]> headers, byte[] value) {

  public OutgoingRecord {
    headers = Map.copyOf(headers);
  }

  public static OutgoingRecord of(String topic, String key, byte[] value) {
    return new OutgoingRecord(topic, key, Map.of(), value);
  }

  /** A key may be a telephone number: neither it nor the value is shown. */
  @Override
  public String toString() {
    return "OutgoingRecord[" + topic + ", " + value.length + " bytes]";
  }
}
