package dev.heliograph.support.openapi;

import tools.jackson.databind.node.ObjectNode;

/** What a service adds to its document: schemas of bodies that its routes read themselves. */
@FunctionalInterface
public interface ApiDocumentPart {
  void addTo(ObjectNode document);
}
