package dev.heliograph.support.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class TraceParentTest {
  private static final String VALUE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void aRecordSaysWhichTraceItComesFrom() {
    TraceParent trace = TraceParent.of(recordWith(VALUE)).orElseThrow();
    assertThat(trace.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(trace.spanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(trace.bytes()).isEqualTo(VALUE.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t-1",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-+15551230001........................-00f067aa0ba902b7-01"
      })
  void whatIsNoTraceIsNone(String value) {
    assertThat(TraceParent.of(recordWith(value))).isEmpty();
  }

  @Test
  void aRecordWithoutTheHeaderHasNone() {
    assertThat(TraceParent.of(new ConsumerRecord<>("topic", 0, 0, "key", "value"))).isEmpty();
  }

  @Test
  void linesBearItWhileItIsOpen() {
    try (var _ = TraceParent.logged(Optional.of(new TraceParent(VALUE)))) {
      assertThat(MDC.get("traceId")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
      assertThat(MDC.get("spanId")).isEqualTo("00f067aa0ba902b7");
    }
    assertThat(MDC.get("traceId")).isNull();
    assertThat(MDC.get("spanId")).isNull();
  }

  @Test
  void aNewSpanIsOfTheSameTrace() {
    TraceParent child = new TraceParent(VALUE).child();
    assertThat(child.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(child.spanId()).isNotEqualTo("00f067aa0ba902b7");
    assertThat(child.value()).endsWith("-01");
  }

  @Test
  void aNewTraceIsAnotherEachTimeAndNotRecorded() {
    assertThat(TraceParent.draw().traceId()).isNotEqualTo(TraceParent.draw().traceId());
    assertThat(TraceParent.draw().value()).endsWith("-00");
  }

  private static ConsumerRecord<String, String> recordWith(String trace) {
    var consumed = new ConsumerRecord<>("topic", 0, 0, "key", "value");
    consumed.headers().add(TraceParent.HEADER, trace.getBytes(UTF_8));
    return consumed;
  }
}
