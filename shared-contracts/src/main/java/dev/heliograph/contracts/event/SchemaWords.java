package dev.heliograph.contracts.event;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a schema finds, in our words: the library's may change, and may quote what it read. */
final class SchemaWords {
  private SchemaWords() {}

  static Violation violationOf(Error error) {
    String at = pointer(error.getInstanceLocation());
    @Nullable String property = error.getProperty();
    @Nullable JsonNode rule = error.getSchemaNode();
    String allowed = rule == null ? "" : rule.toString();
    return switch (error.getKeyword()) {
      case "required" -> new Violation(child(at, property), "is required");
      case "additionalProperties" -> new Violation(child(at, property), "is not known here");
      case "type" -> new Violation(at, "must be of type " + words(rule));
      case "enum" -> new Violation(at, "must be one of " + words(rule));
      case "minLength" -> new Violation(at, "must have at least " + allowed + " characters");
      case "maxLength" -> new Violation(at, "must have at most " + allowed + " characters");
      case "maximum" -> new Violation(at, "must be at most " + allowed);
      case "minimum" -> new Violation(at, "must be at least " + allowed);
      case "maxProperties" -> new Violation(at, "must have at most " + allowed + " members");
      case "pattern" -> new Violation(at, "must match " + words(rule));
      case "format" -> new Violation(at, "must be a " + words(rule));
      case "propertyNames" -> new Violation(at, "has a name that is empty or too long");
      default -> new Violation(at, "is not allowed here");
    };
  }

  private static String child(String at, @Nullable String property) {
    return property == null ? at : Pointers.child(at, property);
  }

  private static String words(@Nullable JsonNode rule) {
    if (rule == null || !rule.isArray()) {
      return rule == null ? "" : rule.asString();
    }
    var words = new ArrayList<String>();
    rule.forEach(word -> words.add(word.asString()));
    return String.join(" or ", words);
  }

  private static String pointer(NodePath path) {
    var names = new ArrayList<String>();
    for (NodePath at = path; at != null && at.getNameCount() > 0; at = at.getParent()) {
      names.add(String.valueOf(at.getElement(-1)));
    }
    Collections.reverse(names);
    return names.stream().reduce("/data", Pointers::child, (a, b) -> a + b);
  }
}
