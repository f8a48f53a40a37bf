package dev.heliograph.composer.templates;

import com.samskivert.mustache.Mustache;

/** Refuses what the library would take in silence and what our templates do not have. */
final class Syntax implements Mustache.Visitor {

  @Override
  public void visitText(String text) {
    if (text.contains("{{") || text.contains("}}")) {
      throw new IllegalArgumentException("a {{ or }} without its counterpart");
    }
  }

  @Override
  public void visitVariable(String name) {
    requireName(name);
  }

  @Override
  public boolean visitInclude(String name) {
    throw new IllegalArgumentException(
        "{{>%s}}: a template cannot include another".formatted(name));
  }

  @Override
  public boolean visitParent(String name) {
    throw new IllegalArgumentException("{{<%s}}: a template cannot extend another".formatted(name));
  }

  @Override
  public boolean visitSection(String name) {
    requireName(name);
    return true;
  }

  @Override
  public boolean visitInvertedSection(String name) {
    requireName(name);
    return true;
  }

  private static void requireName(String name) {
    if (!name.matches("\\.|[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*")) {
      throw new IllegalArgumentException("'%s' is no name of a variable".formatted(name));
    }
  }
}
