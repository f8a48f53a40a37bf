package dev.heliograph.contracts.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the attributes of one event to CloudEvents 1.0.2, section 3, and to our bounds: {@value
 * #LONGEST_NAMED} UTF-16 code units for what names things, {@value #LONGEST_EXTENSION} for an
 * extension, {@value #MOST_EXTENSIONS} extensions. Tells of every fault, not of the first alone.
 */
final class AttributeRules {
  static final int LONGEST_NAMED = 255;
  static final int LONGEST_EXTENSION = 1024;
  static final int MOST_EXTENSIONS = 32;

  /** Those of the specification, all of them strings. */
  static final Set<String> STRINGS =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "subject",
          "time",
          "datacontenttype",
          "dataschema");

  private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,64}");
  private static final Pattern JSON =
      Pattern.compile(
          "(application/json|[a-z0-9!#$&^_.-]+/[a-z0-9!#$&^_.-]+\\+json)"
              + "\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?",
          Pattern.CASE_INSENSITIVE);

  private final Map<String, String> left;
  private final String at;
  private final List<Violation> violations;

  private AttributeRules(Map<String, String> given, String at, List<Violation> violations) {
    this.left = new TreeMap<>(given);
    this.at = at;
    this.violations = violations;
  }

  /**
   * Reads the attributes of the event at a pointer.
   *
   * @param violations gets what is wrong; then the answer is empty
   */
  static Optional<DomainEvent.Attributes> read(
      Map<String, String> given, String at, Instant receivedAt, List<Violation> violations) {
    var found = new ArrayList<Violation>();
    var attributes = new AttributeRules(given, at, found).read(receivedAt);
    violations.addAll(found);
    return found.isEmpty() ? Optional.of(attributes) : Optional.empty();
  }

  private DomainEvent.Attributes read(Instant receivedAt) {
    requireVersion();
    String id = required("id");
    String source = required("source");
    requireUriReference("source", source);
    String type = required("type");
    Optional<String> subject = optional("subject");
    Instant time = optional("time").map(text -> time(text, receivedAt)).orElse(receivedAt);
    optional("datacontenttype").ifPresent(this::requireJson);
    return new DomainEvent.Attributes(id, source, type, subject, time, extensions());
  }

  private void requireVersion() {
    String version = left.remove("specversion");
    if (version == null) {
      violate("specversion", "is required; it must be \"1.0\"");
    } else if (!version.equals("1.0")) {
      violate("specversion", "must be \"1.0\"");
    }
  }

  private String required(String name) {
    return optional(name)
        .orElseGet(
            () -> {
              violate(name, "is required");
              return "";
            });
  }

  private Optional<String> optional(String name) {
    String value = left.remove(name);
    if (value != null) {
      requireText(name, value, LONGEST_NAMED);
    }
    return Optional.ofNullable(value);
  }

  private void requireText(String name, String value, int longest) {
    if (value.isEmpty()) {
      violate(name, "must not be empty");
    } else if (value.length() > longest) {
      violate(name, "must have at most " + longest + " characters");
    } else if (!Texts.isCloudEventsString(value)) {
      violate(name, "must have no control characters, halves of surrogate pairs or noncharacters");
    }
  }

  private void requireUriReference(String name, String value) {
    try {
      new URI(value);
    } catch (URISyntaxException e) {
      violate(name, "must be a URI reference, such as /helpdesk");
    }
  }

  private Instant time(String text, Instant otherwise) {
    return Rfc3339.parse(text)
        .orElseGet(
            () -> {
              violate("time", "must be RFC 3339, such as 2026-11-20T10:00:00Z");
              return otherwise;
            });
  }

  private void requireJson(String contentType) {
    if (!JSON.matcher(contentType.strip()).matches()) {
      violate("datacontenttype", "must be application/json or end in +json, in UTF-8");
    }
  }

  /** What is left: extensions, and {@code dataschema}, which we pass on without reading it. */
  private Map<String, String> extensions() {
    @Nullable String schema = left.get("dataschema");
    if (schema != null) {
      requireUriReference("dataschema", schema);
    }
    if (left.size() > MOST_EXTENSIONS) {
      violations.add(new Violation(at, "has more than " + MOST_EXTENSIONS + " extensions"));
      return Map.of();
    }
    left.forEach(this::requireExtension);
    return left;
  }

  private void requireExtension(String name, String value) {
    if (NAME.matcher(name).matches() && !name.equals("data")) {
      requireText(name, value, LONGEST_EXTENSION);
    } else {
      violate(name, "is no attribute: a name has lower-case letters and digits, at most 64");
    }
  }

  private void violate(String name, String detail) {
    violations.add(new Violation(Pointers.child(at, name), detail));
  }
}
