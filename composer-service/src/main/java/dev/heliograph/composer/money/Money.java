package dev.heliograph.composer.money;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An amount as payment providers count it.
 *
 * @param minor in the currency's smallest unit as Stripe takes it: cents, whole yen, fils
 * @param currency ISO 4217 code, in any case
 */
public record Money(long minor, String currency) {
  private static final Set<String> WHOLE =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
          "XOF", "XPF");
  private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  /**
   * Without decimals for people, counted in hundredths all the same: Stripe kept the unit when
   * these lost their decimals ("to charge 5 ISK, provide 500").
   */
  private static final Set<String> WHOLE_IN_HUNDREDTHS = Set.of("ISK", "UGX");

  public Money {
    currency = currency.toUpperCase(Locale.ROOT);
  }

  /** In en-US form with symbol and decimals: {@code $2,000.00}, {@code ¥500}, {@code KWD 1.500}. */
  public String text() {
    String sign = minor < 0 ? "-" : "";
    String symbol = symbol();
    // a plain space: the non-breaking one of the locale data would make the whole text UCS-2
    String gap = Character.isLetter(symbol.codePointBefore(symbol.length())) ? " " : "";
    return sign + symbol + gap + number();
  }

  private String number() {
    BigDecimal major = BigDecimal.valueOf(minor).movePointLeft(unitDecimals()).abs();
    NumberFormat form = NumberFormat.getNumberInstance(Locale.US);
    form.setMinimumFractionDigits(shownDecimals(major));
    form.setMaximumFractionDigits(shownDecimals(major));
    return form.format(major);
  }

  private int unitDecimals() {
    if (WHOLE.contains(currency)) {
      return 0;
    }
    return THREE_DECIMALS.contains(currency) ? 3 : 2;
  }

  /** A fraction that should not be there is shown rather than rounded away. */
  private int shownDecimals(BigDecimal major) {
    boolean whole = major.stripTrailingZeros().scale() <= 0;
    return WHOLE_IN_HUNDREDTHS.contains(currency) && whole ? 0 : unitDecimals();
  }

  private String symbol() {
    return known().map(known -> known.getSymbol(Locale.US)).orElse(currency);
  }

  private Optional<Currency> known() {
    try {
      return Optional.of(Currency.getInstance(currency));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
