package dev.heliograph.dispatch.gates;

import dev.heliograph.support.openapi.ApiDocumentPart;
import dev.heliograph.support.openapi.JsonSchemas;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** A pause needs no body, and null is as good as none. */
@Component
class ProviderDocumentPart implements ApiDocumentPart {
  @Override
  public void addTo(ObjectNode document) {
    ObjectNode schemas = JsonSchemas.of(document);
    JsonSchemas.allowNullOfOptionals(schemas, PauseRequest.class);
    JsonSchemas.allowNull(schemas.withObjectProperty(PauseRequest.class.getSimpleName()));
  }
}
