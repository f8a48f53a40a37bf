package dev.heliograph.composer.rules;

import dev.heliograph.composer.yaml.MalformedFile;
import dev.heliograph.composer.yaml.YamlFile;
import dev.heliograph.contracts.message.Lane;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** All rules there are, in the order of their file; read once, at the start. */
public final class Rules {
  private final List<Rule> rules;

  private Rules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The file's shape. */
  record Sheet(List<Rule> rules) {}

  /** What a rule may speak of. */
  public record Known(Set<String> eventTypes, Predicate<String> templates, Set<String> settings) {}

  /**
   * Reads a file of the class path.
   *
   * @throws MalformedFile when a rule cannot be used or speaks of what is not known; the message
   *     names it
   */
  public static Rules read(String file, Known known) {
    List<Rule> rules = YamlFile.read(file, Sheet.class).rules();
    var names = new HashSet<String>();
    for (Rule rule : rules) {
      require(names.add(rule.name()), file, rule, "there are two rules of this name");
      check(file, rule, known);
    }
    return new Rules(rules);
  }

  private static void check(String file, Rule rule, Known known) {
    require(!rule.on().isEmpty(), file, rule, "no type of event is named");
    for (String type : rule.on()) {
      require(known.eventTypes().contains(type), file, rule, "unknown type of event: " + type);
    }
    String template = rule.text().template();
    require(known.templates().test(template), file, rule, "unknown template: " + template);
    if (rule.to().source() instanceof AddressSource.InSetting(var name)) {
      require(known.settings().contains(name), file, rule, "unknown setting: " + name);
    }
    boolean ownLane = rule.text().lane() == Lane.NOTICES;
    require(ownLane != rule.isText(), file, rule, "texts never go in lane notices, the rest does");
  }

  private static void require(boolean held, String file, Rule rule, String fault) {
    if (!held) {
      throw new MalformedFile(file, rule.name(), fault);
    }
  }

  /** Those that an event of this type sets off. */
  public List<Rule> on(String eventType) {
    return rules.stream().filter(rule -> rule.on().contains(eventType)).toList();
  }
}
