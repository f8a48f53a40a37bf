package dev.heliograph.contracts.event;

import java.util.List;

/** What holding an event to the schema of its type came to. */
public sealed interface SchemaCheck {

  /** The data has the shape that its type asks for. */
  record Conforms() implements SchemaCheck {}

  /**
   * There is no such type.
   *
   * @param knownTypes those there are, sorted
   */
  record UnknownType(String type, List<String> knownTypes) implements SchemaCheck {}

  /**
   * The data has not the shape that its type asks for.
   *
   * @param violations at least one; pointers begin with {@code /data}
   */
  record Violates(List<Violation> violations) implements SchemaCheck {}
}
