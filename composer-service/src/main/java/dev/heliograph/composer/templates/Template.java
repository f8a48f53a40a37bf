package dev.heliograph.composer.templates;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.heliograph.composer.reason.Reason;
import dev.heliograph.contracts.message.TemplateRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A text with {@code {{variables}}}. A variable without a value is a fault; a {@code {{#section}}}
 * whose name has no value is left out without a word, which is how a sentence depends on a datum.
 */
final class Template {
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .escapeHTML(false) // a text is no web page
          .withCollector(new MapsOnly())
          .withFormatter(Template::shown);

  private final TemplateRef ref;
  private final com.samskivert.mustache.Template words;

  private Template(TemplateRef ref, com.samskivert.mustache.Template words) {
    this.ref = ref;
    this.words = words;
  }

  /**
   * Throws {@link IllegalArgumentException}, saying what is wrong, when the body is no template.
   */
  static Template compile(String name, int version, String body) {
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1");
    }
    if (body.isBlank()) {
      throw new IllegalArgumentException("there are no words in it");
    }
    try {
      var words = COMPILER.compile(body);
      words.visit(new Syntax());
      return new Template(new TemplateRef(name, version), words);
    } catch (MustacheException
        | IndexOutOfBoundsException fault) { // the latter: a tag without a name
      throw new IllegalArgumentException(fault.getMessage(), fault);
    }
  }

  /** The words with these variables in them, or the reason why there are none. */
  Wording word(Map<String, Object> variables) {
    return word(variables, Wording::of);
  }

  /** The same for an e-mail, whose first line is its subject. */
  Wording mail(Map<String, Object> variables) {
    return word(variables, Wording::mail);
  }

  private Wording word(
      Map<String, Object> variables, BiFunction<String, Optional<TemplateRef>, Wording> shape) {
    var all = new HashMap<>(variables);
    all.putAll(Phrases.BY_NAME);
    try {
      // lines that hold a section's tag alone leave a line end behind when they come last
      return shape.apply(words.execute(all).stripTrailing(), Optional.of(ref));
    } catch (MustacheException.Context missing) {
      return noWords(Reason.missingVariable(ref.name(), missing.key));
    } catch (NotText notText) {
      return noWords(Reason.variableNotText(ref.name()));
    }
  }

  private Wording noWords(Reason reason) {
    return new Wording.NoWords(Optional.of(ref), reason);
  }

  private static CharSequence shown(Object value) {
    if (value instanceof Map || value instanceof List || value instanceof Mustache.Lambda) {
      throw new NotText();
    }
    return String.valueOf(value);
  }

  /** A variable that has no form as words. */
  private static final class NotText extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
