package dev.heliograph.support.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;

class JsonPostTest {
  private static final JsonPost USUAL = new JsonPost("/v1/messages", "application/json");

  private final MockHttpServletRequest request = usual();

  private static MockHttpServletRequest usual() {
    var request = new MockHttpServletRequest("POST", "/v1/messages");
    request.setContentType("application/json");
    request.setContent(new byte[] {'{', '}'});
    return request;
  }

  @Test
  void theOrdinaryRequestIsTaken() {
    assertThat(USUAL.is(request)).isTrue();
    request.addHeader("Accept", "*/*");
    assertThat(USUAL.is(request)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whateverIsUnusualIsLeftToTheController(
      Map.Entry<String, Consumer<MockHttpServletRequest>> change) {
    change.getValue().accept(request);
    assertThat(USUAL.is(request)).as(change.getKey()).isFalse();
  }

  static Iterable<Map.Entry<String, Consumer<MockHttpServletRequest>>> changes() {
    Map<String, Consumer<MockHttpServletRequest>> changes =
        Map.of(
            "another method", request -> request.setMethod("PUT"),
            "another spelling of the path", request -> request.setRequestURI("/v1/%6dessages"),
            "a query", request -> request.setQueryString("a=b"),
            "a parameter of the type",
                request -> request.setContentType("application/json;charset=utf-8"),
            "no body", request -> request.setContent(new byte[0]),
            "a body of unknown length", request -> request.setContent(null),
            "a large body", request -> request.setContent(new byte[64 * 1024 + 1]),
            "another answer", request -> request.addHeader("Accept", "text/html"));
    return changes.entrySet();
  }
}
