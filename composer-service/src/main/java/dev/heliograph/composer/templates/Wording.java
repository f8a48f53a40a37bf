package dev.heliograph.composer.templates;

import dev.heliograph.composer.reason.Reason;
import dev.heliograph.contracts.message.Content;
import dev.heliograph.contracts.message.TemplateRef;
import java.util.Optional;

/** What came of putting a text into words. */
public sealed interface Wording {
  /** What a provider takes at most, in characters. Source: Twilio, create message, Body. */
  int MAX_CHARACTERS = 1600;

  /** What an e-mail has at most, in characters: it may quote a text, and more. */
  int MAX_CHARACTERS_OF_MAIL = 20_000;

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
    return bounded(body, template, MAX_CHARACTERS);
  }

  /** An e-mail: its first line is the subject. */
  static Wording mail(String lines, Optional<TemplateRef> template) {
    String all = lines.strip();
    int end = all.indexOf('\n');
    String body = end < 0 ? "" : all.substring(end).strip();
    return switch (bounded(body, template, MAX_CHARACTERS_OF_MAIL)) {
      case NoWords none -> none;
      case Words _ ->
          new Words(new Content(body, template, Optional.of(all.substring(0, end).strip())));
    };
  }

  private static Wording bounded(String body, Optional<TemplateRef> template, int most) {
    if (body.isBlank()) {
      return new NoWords(template, Reason.textMissing());
    }
    int length = body.codePointCount(0, body.length());
    return length > most
        ? new NoWords(template, Reason.textTooLong(length, most))
        : new Words(new Content(body, template));
  }
}
