package dev.heliograph.contracts.message;

import java.util.Optional;

/** The words as they go out, and the template they came from, if any. */
public record Content(String body, Optional<TemplateRef> template) {

  @Override
  public String toString() {
    return "Content[" + body.length() + " chars, " + template + "]"; // never the words
  }
}
