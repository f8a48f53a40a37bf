package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import java.util.Optional;

/** Opens what the ledger keeps encrypted. */
public interface Words {
  /** Absent when they cannot be read with the keys of now. */
  Optional<Text> open(MessageId id, byte[] payload);

  /**
   * To whom, and which words.
   *
   * @param to E.164
   */
  record Text(String to, String body) {
    @Override
    public String toString() {
      return "Text"; // neither number nor words
    }
  }
}
