package dev.heliograph.contracts.message;

import dev.heliograph.contracts.phone.PhoneNumber;
import java.util.regex.Pattern;

/**
 * Whom a message is for: an address in its channel's normal form. sms: E.164; email: as {@link
 * EmailAddress} has it; slack, discord: our own name of the channel there, never its webhook's URL,
 * which is a secret.
 */
public record Recipient(Channel channel, String address) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,63}");

  /** Throws {@link IllegalArgumentException} when the address is not of its channel's form. */
  public Recipient {
    switch (channel) {
      case SMS -> PhoneNumber.requireE164(address);
      case EMAIL -> EmailAddress.requireNormal(address);
      case SLACK, DISCORD -> requireName(address);
    }
  }

  public static Recipient sms(PhoneNumber number) {
    return new Recipient(Channel.SMS, number.e164());
  }

  public static Recipient email(EmailAddress address) {
    return new Recipient(Channel.EMAIL, address.normal());
  }

  private static void requireName(String address) {
    if (!NAME.matcher(address).matches()) {
      throw new IllegalArgumentException("not the name of a channel");
    }
  }

  @Override
  public String toString() {
    return channel.word() + ":.." + address.substring(address.length() - 2);
  }
}
