package dev.heliograph.composer.templates;

import dev.heliograph.composer.reason.Reason;
import dev.heliograph.composer.yaml.MalformedFile;
import dev.heliograph.composer.yaml.YamlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All templates there are, by name; read once, at the start. */
public final class Templates {
  private final Map<String, Template> byName;

  private Templates(Map<String, Template> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** The file's shape. */
  record Sheet(List<Entry> templates) {}

  /** One template as written: its words with {@code {{variables}}}, and which version they are. */
  record Entry(String name, int version, String body) {}

  /**
   * Reads a file of the class path.
   *
   * @throws MalformedFile when a template cannot be used; the message names it
   */
  public static Templates read(String file) {
    var byName = new HashMap<String, Template>();
    for (Entry entry : YamlFile.read(file, Sheet.class).templates()) {
      Template template = compiled(file, entry);
      if (byName.putIfAbsent(entry.name(), template) != null) {
        throw new MalformedFile(file, entry.name(), "there are two templates of this name");
      }
    }
    return new Templates(byName);
  }

  private static Template compiled(String file, Entry entry) {
    try {
      return Template.compile(entry.name(), entry.version(), entry.body());
    } catch (IllegalArgumentException fault) {
      throw new MalformedFile(file, entry.name(), String.valueOf(fault.getMessage()));
    }
  }

  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** Puts the template of that name into words. */
  public Wording word(String name, Map<String, Object> variables) {
    return word(name, template -> template.word(variables));
  }

  /** Puts the template of that name into an e-mail: the first line is the subject. */
  public Wording mail(String name, Map<String, Object> variables) {
    return word(name, template -> template.mail(variables));
  }

  private Wording word(String name, Function<Template, Wording> wording) {
    return Optional.ofNullable(byName.get(name))
        .map(wording)
        .orElseGet(() -> new Wording.NoWords(Optional.empty(), Reason.unknownTemplate(name)));
  }
}
