package dev.heliograph.contracts.phone;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A phone number in E.164 form: '+' and at most 15 digits. Source: ITU-T E.164, section 6. */
public record PhoneNumber(@JsonValue String e164) {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 16;

  /**
   * Digits of any script and what people put between them. No letters: libphonenumber would read
   * "call +1…" and "1-800-FLOWERS" as numbers, and drop an extension.
   */
  private static final Pattern WRITTEN = Pattern.compile("[\\p{Nd}+＋\\p{Z}\\t\\p{Pd}\\p{Cf}()./]+");

  private static final int LONGEST_INPUT = 64;

  /** What can certainly not take a text. A number of no known range is the provider's to refuse. */
  private static final Set<PhoneNumberType> NO_TEXTS =
      Set.of(
          PhoneNumberType.FIXED_LINE,
          PhoneNumberType.PREMIUM_RATE,
          PhoneNumberType.SHARED_COST,
          PhoneNumberType.UAN,
          PhoneNumberType.VOICEMAIL);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PhoneNumber {
    requireE164(e164);
  }

  /** What came of reading what somebody typed. */
  public sealed interface Parsed {
    record Valid(PhoneNumber number) implements Parsed {}

    /** Cannot be a number for texts. */
    record Invalid(Problem problem) implements Parsed {}
  }

  /** Why something is no number for texts. */
  public enum Problem {
    NOT_A_NUMBER(
        "number_invalid",
        "not a telephone number; write it as + and the country code, such as +15551230001"),
    NO_REGION(
        "number_without_region",
        "a national number, and no default region is set; write it as + and the country code"),
    IMPOSSIBLE_LENGTH("number_invalid", "too short or too long for its country"),
    CANNOT_TAKE_TEXTS(
        "number_cannot_take_texts", "a fixed line or a premium number; a mobile number is needed");

    private final String code;
    private final String detail;

    Problem(String code, String detail) {
      this.code = code;
      this.detail = detail;
    }

    /** A stable word for machines. */
    public String code() {
      return code;
    }

    /** What is wrong and what to do, without the number. */
    public String detail() {
      return detail;
    }
  }

  /**
   * Reads a number as people write it: international, or national where a region is given.
   *
   * @param defaultRegion ISO 3166-1 alpha-2, such as {@code KE}, for numbers without country code
   */
  public static Parsed parse(String text, Optional<String> defaultRegion) {
    return RecentNumbers.parse(text, defaultRegion);
  }

  static Parsed parseAnew(String text, Optional<String> defaultRegion) {
    if (text.length() > LONGEST_INPUT || !(isE164(text) || WRITTEN.matcher(text).matches())) {
      return new Parsed.Invalid(Problem.NOT_A_NUMBER);
    }
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    Phonenumber.PhoneNumber number;
    try {
      number = numbers.parse(text, defaultRegion.orElse("ZZ"));
    } catch (NumberParseException e) {
      return new Parsed.Invalid(problemOf(e, text));
    }
    if (numbers.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
      return new Parsed.Invalid(Problem.IMPOSSIBLE_LENGTH);
    }
    if (NO_TEXTS.contains(numbers.getNumberType(number))) {
      return new Parsed.Invalid(Problem.CANNOT_TAKE_TEXTS);
    }
    String e164 = numbers.format(number, PhoneNumberFormat.E164);
    return isE164(e164)
        ? new Parsed.Valid(new PhoneNumber(e164))
        : new Parsed.Invalid(Problem.IMPOSSIBLE_LENGTH);
  }

  /** Whether national numbers can be read by this ISO 3166-1 alpha-2 code. */
  public static boolean isRegion(String code) {
    return PhoneNumberUtil.getInstance().getSupportedRegions().contains(code);
  }

  private static Problem problemOf(NumberParseException e, String text) {
    boolean national =
        e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE
            && !text.strip().startsWith("+");
    return national ? Problem.NO_REGION : Problem.NOT_A_NUMBER;
  }

  /** Throws {@link IllegalArgumentException}, without the text, when it is not in E.164 form. */
  public static void requireE164(String text) {
    if (!isE164(text)) {
      throw new IllegalArgumentException("not an E.164 number"); // never the number itself
    }
  }

  /** By hand, since every record of a text is looked at so: a pattern takes ten times as long. */
  private static boolean isE164(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST || !text.startsWith("+")) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < (i == 1 ? '1' : '0') || digit > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * Where the number belongs, ISO 3166-1 alpha-2. A number of no known range counts to the main
   * country of its code; absent for a code without a country.
   */
  public Optional<String> country() {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      Phonenumber.PhoneNumber number = numbers.parse(e164, "ZZ");
      return Optional.ofNullable(numbers.getRegionCodeForNumber(number))
          .or(() -> Optional.of(numbers.getRegionCodeForCountryCode(number.getCountryCode())))
          .filter(PhoneNumber::isRegion);
    } catch (NumberParseException noSuchCode) {
      return Optional.empty();
    }
  }

  /** The digits without the plus, as some texts show a number. */
  public String digits() {
    return e164.substring(1);
  }

  @Override
  public String toString() {
    return "PhoneNumber[.." + e164.substring(e164.length() - 2) + "]";
  }
}
