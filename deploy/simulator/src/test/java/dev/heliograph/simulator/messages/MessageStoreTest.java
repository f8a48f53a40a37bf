package dev.heliograph.simulator.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private final MessageStore store = new MessageStore(3, Clock.fixed(NOW, ZoneOffset.UTC));

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

  private Message accept(String to) {
    return store.accept(
        new MessageRequest(
            to,
            Sender.caller("+15550001111", null),
            new MessageRequest.Content("words", 0),
            null,
            null));
  }

  private static Message delivered(Message message) {
    return message.with(message.progress().to(Status.DELIVERED, NOW));
  }

  private static List<String> sids(List<Message> messages) {
    return messages.stream().map(Message::sid).toList();
  }
}
