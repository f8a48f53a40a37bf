package dev.heliograph.status.tracking;

import dev.heliograph.contracts.errors.ErrorExplanation;
import dev.heliograph.contracts.errors.ErrorExplanations;

/**
 * An error code and whose it is.
 *
 * @param source a provider's name, or {@link ErrorExplanations#OWN}
 */
public record ErrorCode(String source, String code) {

  public static ErrorCode of(String provider, int code) {
    return new ErrorCode(provider, Integer.toString(code));
  }

  /** What it means and what to do about it. */
  public ErrorExplanation explain() {
    return ErrorExplanations.explain(source, code);
  }
}
