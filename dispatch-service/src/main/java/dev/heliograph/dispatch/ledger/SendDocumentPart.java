package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.support.openapi.ApiDocumentPart;
import dev.heliograph.support.openapi.JsonSchemas;
import dev.heliograph.support.openapi.SearchParameters;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of the list, which it reads itself. */
@Component
class SendDocumentPart implements ApiDocumentPart {
  @Override
  public void addTo(ObjectNode document) {
    JsonSchemas.allowNullOfOptionals(JsonSchemas.of(document), SendController.FoundSends.class);
    SearchParameters all = SearchParameters.of(document, "/v1/sends");
    all.repeated("state", "One of them.")
        .putObject("items")
        .put("type", "string")
        .set("enum", ContractJson.mapper().valueToTree(SendQuery.words()));
    all.text("cursor", "The `next` of a page of the same list.");
    all.limit(SendQuery.LARGEST_LIMIT, SendQuery.DEFAULT_LIMIT);
  }
}
