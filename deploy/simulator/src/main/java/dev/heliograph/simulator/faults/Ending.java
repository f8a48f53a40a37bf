package dev.heliograph.simulator.faults;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.heliograph.simulator.messages.Status;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a message ends. In JSON {@code "delivered"}, or {@code {"status":"undelivered",
 * "errorCode":30005}}; {@code sent} stays at sent, as with a carrier that gives no receipt.
 */
public record Ending(String status, @JsonInclude @Nullable Integer errorCode) {
  private static final Set<String> KNOWN = Set.of("delivered", "undelivered", "failed", "sent");
  static final Ending DELIVERED = new Ending("delivered", null);

  public Ending {
    if (!KNOWN.contains(status)) {
      throw new IllegalArgumentException(
          "an ending is delivered, undelivered, failed or sent, not " + status);
    }
    if (arrives(status) && errorCode != null) {
      throw new IllegalArgumentException("an ending " + status + " has no errorCode");
    }
    if (errorCode != null && (errorCode < 10_000 || errorCode > 99_999)) {
      throw new IllegalArgumentException("an errorCode has five digits");
    }
    if (errorCode == null && !arrives(status)) {
      errorCode = status.equals("failed") ? 30008 : 30003;
    }
  }

  private static boolean arrives(String status) {
    return status.equals("delivered") || status.equals("sent");
  }

  @JsonCreator
  static Ending of(JsonNode json) {
    if (json.isString()) {
      return new Ending(json.stringValue(), null);
    }
    var status = json.get("status");
    var code = json.get("errorCode");
    int known = (status == null ? 0 : 1) + (code == null ? 0 : 1);
    boolean codeFits = code == null || code.isNull() || code.canConvertToInt();
    if (status == null || !status.isString() || known != json.size() || !codeFits) {
      throw new IllegalArgumentException(
          "an ending is a word or {\"status\", \"errorCode\"} and nothing else");
    }
    return new Ending(status.stringValue(), code == null || code.isNull() ? null : code.intValue());
  }

  /** The last status of such a message. */
  public Status last() {
    return Status.valueOf(status.toUpperCase(Locale.ROOT));
  }
}
