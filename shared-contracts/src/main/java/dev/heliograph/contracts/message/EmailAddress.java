package dev.heliograph.contracts.message;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as it stands in an envelope: {@code local@domain} in ASCII, without quotes or
 * comments, in lower case, so that one mailbox has one form. Sources: RFC 5321, sections 4.1.2 and
 * 4.5.3.1; a domain with other letters is written in its ASCII form.
 *
 * @param normal the address in that form
 */
public record EmailAddress(String normal) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;

  public EmailAddress {
    requireNormal(normal);
  }

  /** Reads an address as people write it; empty where it is none. */
  public static Optional<EmailAddress> parse(String text) {
    String normal = text.strip().toLowerCase(Locale.ROOT);
    return isNormal(normal) ? Optional.of(new EmailAddress(normal)) : Optional.empty();
  }

  /** Throws {@link IllegalArgumentException}, without the text, when it is not in that form. */
  public static void requireNormal(String text) {
    if (!isNormal(text)) {
      throw new IllegalArgumentException("not an e-mail address in its normal form");
    }
  }

  private static boolean isNormal(String text) {
    return text.length() <= LONGEST
        && text.indexOf('@') <= LONGEST_LOCAL
        && SHAPE.matcher(text).matches();
  }

  /** An address is personal: only its end is shown. */
  @Override
  public String toString() {
    return "EmailAddress[.." + normal.substring(normal.length() - 2) + "]";
  }
}
