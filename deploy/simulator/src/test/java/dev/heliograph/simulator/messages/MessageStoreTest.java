package dev.heliograph.simulator.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.simulator.messages.MessageStore.Bounds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private final MessageStore store = new MessageStore(new Bounds(3, 100_000), CLOCK);

  @Test
  void theOldestThatHasSettledMakesRoom() {
    var first = accept("+15551230001");
    var second = accept("+15551230002");
    var third = accept("+15551230003");
    store.update(second.sid(), MessageStoreTest::delivered);
    store.update(third.sid(), MessageStoreTest::delivered);
    var fourth = accept("+15551230004");
    assertThat(sids(store.newest(message -> true, 10)))
        .containsExactly(fourth.sid(), third.sid(), first.sid());
    assertThat(store.newestTo("+15551230002", message -> true, 10)).isEmpty();
  }

  @Test
  void theOldestMakesRoomWhenNoneHasSettled() {
    var first = accept("+15551230001");
    for (int i = 0; i < 3; i++) {
      var _ = accept("+15551230001");
    }
    assertThat(store.find(first.sid())).isEmpty();
    assertThat(store.newestTo("+15551230001", message -> true, 10)).hasSize(3);
  }

  @Test
  void aRecipientsMessagesAreFoundNewestFirst() {
    var first = accept("+15551230001");
    var _ = accept("+15551230002");
    var third = accept("+15551230001");
    assertThat(sids(store.newestTo("+15551230001", message -> true, 10)))
        .containsExactly(third.sid(), first.sid());
    assertThat(sids(store.newestTo("+15551230001", message -> true, 1)))
        .containsExactly(third.sid());
  }

  @Test
  void longWordsAndAddressesMakeTheOldestGoSooner() {
    var small = new MessageStore(new Bounds(1_000, 20_500), CLOCK);
    var first = small.accept(request("+15551230001", "x".repeat(1_600)));
    var second = small.accept(request("+15551230002", "x".repeat(1_600)));
    for (int i = 0; i < 3; i++) {
      var _ = small.accept(request("+15551230003", "x".repeat(1_600)));
    }
    assertThat(small.all()).hasSize(5);
    small.update(second.sid(), message -> message.redacted(NOW));
    var _ = small.accept(request("+15551230004", "x".repeat(1_600)));
    assertThat(small.find(first.sid())).as("what was redacted has made room").isPresent();
    var long1 = small.accept(request("+15551230005", "x".repeat(8_000)));
    assertThat(small.all()).hasSizeBetween(1, 2).contains(long1);
    small.clear();
    assertThat(small.all()).isEmpty();
    var _ = small.accept(request("+15551230001", "words"));
    assertThat(small.all()).hasSize(1);
  }

  private Message accept(String to) {
    return store.accept(request(to, "words"));
  }

  private static MessageRequest request(String to, String words) {
    return new MessageRequest(
        to, Sender.caller("+15550001111", null), new MessageRequest.Content(words, 0), null, null);
  }

  private static Message delivered(Message message) {
    return message.with(message.progress().to(Status.DELIVERED, NOW));
  }

  private static List<String> sids(List<Message> messages) {
    return messages.stream().map(Message::sid).toList();
  }
}
