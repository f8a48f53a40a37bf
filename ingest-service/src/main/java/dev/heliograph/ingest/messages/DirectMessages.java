package dev.heliograph.ingest.messages;

import dev.heliograph.support.api.ApiAccess;
import dev.heliograph.support.api.Caller;
import dev.heliograph.support.api.Scope;
import dev.heliograph.support.direct.DirectRoute;
import dev.heliograph.support.direct.JsonPost;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The usual way to ask for a text. */
@Component
class DirectMessages implements DirectRoute {
  private static final JsonPost USUAL =
      new JsonPost("/v1/messages", MediaType.APPLICATION_JSON_VALUE);

  private final MessageApi api;
  private final ApiAccess access;
  private final JsonMapper json;

  DirectMessages(MessageApi api, ApiAccess access, JsonMapper json) {
    this.api = api;
    this.access = access;
    this.json = json;
  }

  @Override
  public String template() {
    return USUAL.path();
  }

  @Override
  public boolean takes(HttpServletRequest request) {
    return USUAL.is(request);
  }

  @Override
  public ResponseEntity<MessageApi.Answer> answer(
      HttpServletRequest request, HttpServletResponse response) {
    Caller caller = access.admit(request, response, Scope.SEND); // before the body is read
    var headers = new HttpHeaders();
    request
        .getHeaders(IdempotencyKey.HEADER)
        .asIterator()
        .forEachRemaining(key -> headers.add(IdempotencyKey.HEADER, key));
    return api.send(headers, JsonPost.read(request, json, MessageRequest.class), caller);
  }
}
