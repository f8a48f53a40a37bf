package dev.heliograph.contracts.message;

import java.util.Optional;

/**
 * The words as they go out, and the template they came from, if any.
 *
 * @param subject one line; of an e-mail alone
 */
public record Content(String body, Optional<TemplateRef> template, Optional<String> subject) {

  /** Words without a subject. */
  public Content(String body, Optional<TemplateRef> template) {
    this(body, template, Optional.empty());
  }

  @Override
  public String toString() {
    return "Content[" + body.length() + " chars, " + template + "]"; // never the words
  }
}
