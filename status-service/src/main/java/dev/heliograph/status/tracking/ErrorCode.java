package dev.heliograph.status.tracking;

import dev.heliograph.contracts.errors.ErrorExplanation;
import dev.heliograph.contracts.errors.ErrorExplanations;

/**
 * An error code and whose it is.
 *
 * @param source a provider's name, or {@link ErrorExplanations#OWN}
 */
public record ErrorCode(String source, String code) {
  /** The code which says that nothing more will be known: it is told after the others. */
  public static final String LAST_WORD = "cannot_be_told";

  public static ErrorCode of(String provider, int code) {
    return new ErrorCode(provider, Integer.toString(code));
  }

  boolean isLastWord() {
    return source.equals(ErrorExplanations.OWN) && code.equals(LAST_WORD);
  }

  /** What it means and what to do about it. */
  public ErrorExplanation explain() {
    return ErrorExplanations.explain(source, code);
  }
}
