package dev.heliograph.contracts.message;

import static dev.heliograph.contracts.message.MessageStatus.ACCEPTED;
import static dev.heliograph.contracts.message.MessageStatus.CANCELED;
import static dev.heliograph.contracts.message.MessageStatus.DELIVERED;
import static dev.heliograph.contracts.message.MessageStatus.EXPIRED;
import static dev.heliograph.contracts.message.MessageStatus.FAILED;
import static dev.heliograph.contracts.message.MessageStatus.QUEUED;
import static dev.heliograph.contracts.message.MessageStatus.REJECTED;
import static dev.heliograph.contracts.message.MessageStatus.RETRYING;
import static dev.heliograph.contracts.message.MessageStatus.SCHEDULED;
import static dev.heliograph.contracts.message.MessageStatus.SENDING;
import static dev.heliograph.contracts.message.MessageStatus.SENT;
import static dev.heliograph.contracts.message.MessageStatus.SUPPRESSED;
import static dev.heliograph.contracts.message.MessageStatus.UNCERTAIN;
import static dev.heliograph.contracts.message.MessageStatus.UNDELIVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageStatusTest {

  @Test
  void statusRisesTowardsDelivered() {
    assertThat(
            List.of(
                SCHEDULED, QUEUED, RETRYING, SENDING, UNCERTAIN, ACCEPTED, SENT, FAILED, DELIVERED))
        .extracting(MessageStatus::rank)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void uncertainIsBelowEveryReportOfTheProvider() {
    assertThat(List.of(ACCEPTED, SENT, CANCELED, FAILED, UNDELIVERED, DELIVERED))
        .allMatch(status -> status.rank() > UNCERTAIN.rank());
  }

  @Test
  void finalsAreOfOneRankBelowDelivered() {
    var finals = List.of(SUPPRESSED, REJECTED, CANCELED, EXPIRED, FAILED, UNDELIVERED);
    assertThat(finals).allMatch(status -> status.rank() == FAILED.rank());
    assertThat(Stream.of(MessageStatus.values()).filter(MessageStatus::isFinal))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(finals.stream(), Stream.of(DELIVERED)).toList());
  }

  @Test
  void wordsAreLowerCaseAndReadBack() {
    for (MessageStatus status : MessageStatus.values()) {
      assertThat(MessageStatus.of(status.word())).isEqualTo(status);
    }
    assertThat(UNDELIVERED.word()).isEqualTo("undelivered");
    for (String word : List.of("Sent", "SENT", "", "+15551230001")) {
      assertThatThrownBy(() -> MessageStatus.of(word))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("not the word of a MessageStatus");
    }
  }
}
