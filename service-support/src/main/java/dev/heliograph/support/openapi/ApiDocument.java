package dev.heliograph.support.openapi;

import dev.heliograph.support.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves springdoc's document with our words in it. It is made when it is first asked for: a
 * service that nobody asks pays nothing for it.
 */
final class ApiDocument extends OpenApiWebMvcResource {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, RequestMappingHandlerMapping> mappings;
  private final List<ApiDocumentPart> parts;
  private byte @Nullable [] made;

  ApiDocument(Springdoc springdoc, Ours ours) {
    super(
        springdoc.openApi(),
        springdoc.requests(),
        springdoc.responses(),
        springdoc.operations(),
        springdoc.properties(),
        springdoc.providers(),
        springdoc.customizers());
    this.mappings = ours.mappings();
    this.parts = ours.parts();
  }

  /** What springdoc needs. */
  record Springdoc(
      ObjectFactory<OpenAPIService> openApi,
      AbstractRequestService requests,
      GenericResponseService responses,
      OperationService operations,
      SpringDocConfigProperties properties,
      SpringDocProviders providers,
      SpringDocCustomizers customizers) {}

  /** What we add. */
  record Ours(Map<String, RequestMappingHandlerMapping> mappings, List<ApiDocumentPart> parts) {}

  @Override
  public synchronized byte[] openapiJson(
      HttpServletRequest request, String apiDocsUrl, Locale locale)
      throws com.fasterxml.jackson.core.JsonProcessingException {
    byte[] document = made;
    if (document == null) {
      document = finished(super.openapiJson(request, apiDocsUrl, Locale.ROOT));
      made = document;
    }
    return document.clone();
  }

  /** One form is enough, and this one lacks our words. */
  @Override
  public byte[] openapiYaml(HttpServletRequest request, String apiDocsUrl, Locale locale) {
    throw new ProblemException(HttpStatus.NOT_FOUND, "not_found", "Ask for /v3/api-docs.");
  }

  private byte[] finished(byte[] springdocs) {
    var document = (ObjectNode) JSON.readTree(springdocs);
    var writer = new RouteWriter();
    mappings.values().stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .flatMap(entry -> DocumentedRoute.of(entry.getKey(), entry.getValue()).stream())
        .forEach(
            route ->
                writer.write(
                    document
                        .withObjectProperty("paths")
                        .withObjectProperty(route.path())
                        .withObjectProperty(route.method()),
                    route));
    CommonParts.addTo(document);
    parts.forEach(part -> part.addTo(document));
    UnusedSchemas.remove(document);
    StableOrder.apply(document);
    return JSON.writeValueAsBytes(document);
  }
}
