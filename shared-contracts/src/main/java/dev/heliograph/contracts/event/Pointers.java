package dev.heliograph.contracts.event;

import tools.jackson.core.TokenStreamContext;

/** JSON pointers, RFC 6901. */
final class Pointers {
  /** A longer name is no name of ours, and would fill an answer. */
  private static final int LONGEST_NAME = 64;

  private Pointers() {}

  /** The pointer of a member; that of its parent where the name is absurdly long. */
  static String child(String parent, String name) {
    return name.length() > LONGEST_NAME
        ? parent
        : parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  static String child(String parent, int index) {
    return parent + "/" + index;
  }

  /** Where a parser stands, below a pointer. */
  static String join(String at, TokenStreamContext context) {
    TokenStreamContext parent = context.getParent();
    if (parent == null) {
      return at;
    }
    String above = join(at, parent);
    if (context.inObject()) {
      String name = context.currentName();
      return name == null ? above : child(above, name);
    }
    return context.hasCurrentIndex() ? child(above, context.getCurrentIndex()) : above;
  }
}
