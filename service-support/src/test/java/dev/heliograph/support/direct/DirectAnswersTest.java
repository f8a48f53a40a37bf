package dev.heliograph.support.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.contracts.ContractJson;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DirectAnswersTest {
  private static final String PATH = "/hot";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger reachedSpring = new AtomicInteger();
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void anOrdinaryRequestDoesNotReachSpring() throws ServletException, IOException {
    pass(PATH, () -> ResponseEntity.accepted().header("Location", "/x").body(Map.of("id", 7)));
    assertThat(reachedSpring).hasValue(0);
    assertThat(response.getStatus()).isEqualTo(202);
    assertThat(response.getHeader("Location")).isEqualTo("/x");
    assertThat(response.getContentType()).isEqualTo("application/json");
    assertThat(response.getContentAsString()).isEqualTo("{\"id\":7}");
    assertThat(counted("202", "SUCCESS")).isEqualTo(1);
  }

  @Test
  void anyOtherDoes() throws ServletException, IOException {
    pass("/other", () -> ResponseEntity.ok().build());
    assertThat(reachedSpring).hasValue(1);
    assertThat(meters.find("http.server.requests").timers()).isEmpty();
  }

  @Test
  void aFaultThatNobodyAnswersIsCountedAsTheServers() {
    assertThatThrownBy(
            () ->
                pass(
                    PATH,
                    () -> {
                      throw new IllegalStateException("fault");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(counted("500", "SERVER_ERROR")).isEqualTo(1);
  }

  private long counted(String status, String outcome) {
    return meters
        .get("http.server.requests")
        .tag("uri", PATH)
        .tag("status", status)
        .tag("outcome", outcome)
        .timer()
        .count();
  }

  private interface Answer {
    ResponseEntity<?> get();
  }

  private void pass(String path, Answer answer) throws ServletException, IOException {
    var routes = new DirectRoutes(() -> List.of(route(answer)));
    var outer = new RequestObservations(ObservationRegistry.NOOP, routes, new DirectMeters(meters));
    var inner = new DirectAnswers(ContractJson.mapper(), () -> (_, _, _, _) -> null);
    FilterChain spring = (_, _) -> reachedSpring.incrementAndGet();
    outer.doFilter(
        new MockHttpServletRequest("POST", path),
        response,
        (request, written) -> inner.doFilter(request, written, spring));
  }

  private static DirectRoute route(Answer answer) {
    return new DirectRoute() {
      @Override
      public String template() {
        return PATH;
      }

      @Override
      public boolean takes(HttpServletRequest request) {
        return request.getRequestURI().equals(PATH);
      }

      @Override
      public ResponseEntity<?> answer(HttpServletRequest request, HttpServletResponse written) {
        return answer.get();
      }
    };
  }
}
