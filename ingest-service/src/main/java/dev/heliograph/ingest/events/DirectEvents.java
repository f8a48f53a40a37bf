package dev.heliograph.ingest.events;

import dev.heliograph.support.api.ApiAccess;
import dev.heliograph.support.api.Caller;
import dev.heliograph.support.api.Scope;
import dev.heliograph.support.direct.DirectRoute;
import dev.heliograph.support.direct.JsonPost;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The usual way to hand in an event: in structured mode. */
@Component
class DirectEvents implements DirectRoute {
  private static final JsonPost USUAL = new JsonPost("/v1/events", EventApi.STRUCTURED);

  private final EventApi api;
  private final ApiAccess access;

  DirectEvents(EventApi api, ApiAccess access) {
    this.api = api;
    this.access = access;
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
  public ResponseEntity<EventApi.TakenOne> answer(
      HttpServletRequest request, HttpServletResponse response) {
    Caller caller = access.admit(request, response, Scope.SEND); // before the body is read
    return api.structured(JsonPost.body(request), caller);
  }
}
