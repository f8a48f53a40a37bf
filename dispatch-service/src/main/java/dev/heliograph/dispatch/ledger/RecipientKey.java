package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.Lane;
import java.util.HexFormat;

/**
 * Within what the order is kept: one recipient in one lane.
 *
 * @param hash the recipient's keyed hash in hex
 */
public record RecipientKey(Lane lane, String hash) {
  public static RecipientKey of(Lane lane, byte[] hash) {
    return new RecipientKey(lane, HexFormat.of().formatHex(hash));
  }

  byte[] hashBytes() {
    return HexFormat.of().parseHex(hash);
  }
}
