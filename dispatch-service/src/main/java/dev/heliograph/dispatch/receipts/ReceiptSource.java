package dev.heliograph.dispatch.receipts;

import dev.heliograph.contracts.message.MessageStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider whose delivery receipts are asked for. */
public interface ReceiptSource {
  /** Its name in routes. */
  String provider();

  /**
   * What it says of one text. Returns within a bounded time, whatever the provider does.
   *
   * @param providerId the provider's own id of the text
   */
  Answer ask(String providerId);

  /** What it answered. */
  sealed interface Answer {}

  /**
   * A receipt.
   *
   * @param word the provider's own word for the status
   * @param status ours; absent where we know none
   * @param errorCode on failures
   * @param fields all of it, as it came
   */
  record Receipt(
      String word,
      Optional<MessageStatus> status,
      Optional<Integer> errorCode,
      Map<String, List<String>> fields)
      implements Answer {
    public Receipt {
      fields = Map.copyOf(fields);
    }

    /** The fields may hold a number. */
    @Override
    public String toString() {
      return "Receipt[" + word + ", " + status + "]";
    }
  }

  /** It has none yet. */
  record NoneYet() implements Answer {}

  /**
   * It could not be asked: that says nothing about any text.
   *
   * @param cause a word for logs
   */
  record Unavailable(String cause) implements Answer {}
}
