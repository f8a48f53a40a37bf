package dev.heliograph.dispatch.advanta;

import static dev.heliograph.dispatch.wire.SocketStub.answering;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.errors.ErrorExplanations;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.dispatch.receipts.ReceiptSource;
import dev.heliograph.dispatch.receipts.ReceiptSource.NoneYet;
import dev.heliograph.dispatch.receipts.ReceiptSource.Receipt;
import dev.heliograph.dispatch.receipts.ReceiptSource.Unavailable;
import dev.heliograph.dispatch.wire.SocketStub;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class AdvantaReceiptsTest {
  private static ReceiptSource.Answer answer(SocketStub.Behaviour behaviour) throws IOException {
    try (var stub = new SocketStub(behaviour);
        var receipts = new AdvantaReceipts(AdvantaGatewayTest.settings(stub.url()))) {
      return receipts.ask("8290842");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DeliveredToTerminal, DELIVERED,",
    "SentToNetwork, SENT,",
    "Scheduled, ACCEPTED,",
    "AbsentSubscriber, UNDELIVERED, 9001",
    "SenderName Blacklisted, UNDELIVERED, 9003",
    "Unknown, UNDELIVERED, 9004"
  })
  void wordIsOurStatus(String word, MessageStatus status, Integer code) throws IOException {
    String body =
        "{\"response-code\":200,\"message-id\":\"8290842\",\"delivery-status\":32,\"delivery-description\":\""
            + word
            + "\"}";
    assertThat(answer(answering(200, "", body)))
        .isInstanceOfSatisfying(
            Receipt.class,
            receipt -> {
              assertThat(receipt.word()).isEqualTo(word);
              assertThat(receipt.status()).contains(status);
              assertThat(receipt.errorCode()).isEqualTo(Optional.ofNullable(code));
              assertThat(receipt.fields()).containsKey("delivery-status");
            });
  }

  @Test
  void newWordIsKeptWithoutAStatus() throws IOException {
    String body = "{\"response-code\":200,\"delivery-description\":\"Teleported\"}";
    assertThat(answer(answering(200, "", body)))
        .isInstanceOfSatisfying(Receipt.class, one -> assertThat(one.status()).isEmpty());
  }

  @Test
  void noReceiptYetIsNone() throws IOException {
    assertThat(answer(answering(200, "", "{\"response-code\":1008}"))).isEqualTo(new NoneYet());
    assertThat(answer(answering(200, "", "{\"respose-code\":\"1009\"}"))).isEqualTo(new NoneYet());
  }

  @Test
  void whatIsNoAnswerSaysNothing() throws IOException {
    assertThat(answer(answering(500, "", ""))).isEqualTo(new Unavailable("http_500"));
    assertThat(answer(answering(200, "", "{}"))).isEqualTo(new Unavailable("malformed_answer"));
    assertThat(answer(answering(200, "", "{\"response-code\":1006}")))
        .isEqualTo(new Unavailable("code_1006"));
    assertThat(answer(SocketStub::drop)).isEqualTo(new Unavailable("unreachable"));
  }

  @ParameterizedTest
  @EnumSource
  void everyFailureIsExplained(AdvantaWord word) {
    assertThat(word.errorCode().map(code -> Integer.toString(code)).stream())
        .allMatch(code -> ErrorExplanations.isKnown("advanta", code));
  }
}
