package dev.heliograph.composer.templates;

import dev.heliograph.composer.reason.Reason;
import dev.heliograph.contracts.message.Content;
import dev.heliograph.contracts.message.TemplateRef;
import java.util.Optional;

/** What came of putting a text into words. */
public sealed interface Wording {
  /** What a provider takes at most, in characters. Source: Twilio, create message, Body. */
  int MAX_CHARACTERS = 1600;

  /** The template it was meant to be made from, if any and if there is such a one. */
  Optional<TemplateRef> template();

  record Words(Content content) implements Wording {
    @Override
    public Optional<TemplateRef> template() {
      return content.template();
    }
  }

  record NoWords(Optional<TemplateRef> template, Reason reason) implements Wording {}

  /** Takes a body that is neither blank nor too long; characters are Unicode code points. */
  static Wording of(String body, Optional<TemplateRef> template) {
    if (body.isBlank()) {
      return new NoWords(template, Reason.textMissing());
    }
    int length = body.codePointCount(0, body.length());
    return length > MAX_CHARACTERS
        ? new NoWords(template, Reason.textTooLong(length, MAX_CHARACTERS))
        : new Words(new Content(body, template));
  }
}
