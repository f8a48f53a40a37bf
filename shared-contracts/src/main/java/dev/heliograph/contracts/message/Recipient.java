package dev.heliograph.contracts.message;

import dev.heliograph.contracts.phone.PhoneNumber;

/** Whom a message is for: an address in its channel's normal form (sms: E.164). */
public record Recipient(Channel channel, String address) {

  /** Throws {@link IllegalArgumentException} when the address is not of its channel's form. */
  public Recipient {
    switch (channel) {
      case SMS -> PhoneNumber.requireE164(address);
    }
  }

  public static Recipient sms(PhoneNumber number) {
    return new Recipient(Channel.SMS, number.e164());
  }

  @Override
  public String toString() {
    return channel.word() + ":.." + address.substring(address.length() - 2);
  }
}
