package dev.heliograph.status.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.heliograph.status.RunningService;
import dev.heliograph.status.tracking.Story;
import dev.heliograph.support.direct.DirectRoute;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * The short way and the controller's answer alike: an attempt in another spelling tells them apart.
 */
class DirectStatusTest {
  private static final String SHORT_WAY = "/1";
  private static final String CONTROLLER = "/%31";

  private final RunningService service = RunningService.shared();
  private final String path = "/webhooks/twilio/status/" + Story.begin().id();

  @ParameterizedTest
  @MethodSource("callbacks")
  void bothWaysAnswerAlike(int status, UnaryOperator<SignedCallback> callback) {
    HttpResponse<String> one = post(SHORT_WAY, callback);
    HttpResponse<String> other = post(CONTROLLER, callback);
    assertThat(one.statusCode()).isEqualTo(status);
    assertThat(other.statusCode()).isEqualTo(status);
    assertThat(one.body()).isEqualTo(other.body().replace(CONTROLLER, SHORT_WAY));
    assertThat(withoutTime(one)).isEqualTo(withoutTime(other));
  }

  static Stream<Arguments> callbacks() {
    return Stream.of(
        answered(204, callback -> callback.saying("SM1", "sent")),
        answered(403, callback -> callback.saying("SM1", "sent").signedBy("another token")),
        answered(
            403,
            callback -> callback.saying("SM1", "sent").with("AccountSid", "AC" + "f".repeat(32))),
        answered(400, callback -> callback.with("MessageSid", "SM1")));
  }

  private static Arguments answered(int status, UnaryOperator<SignedCallback> callback) {
    return arguments(status, callback);
  }

  private HttpResponse<String> post(String attempt, UnaryOperator<SignedCallback> callback) {
    return callback.apply(SignedCallback.to(path + attempt)).postTo(service);
  }

  @Test
  void theAddressThatDispatchGivesIsOrdinary() {
    assertThat(isTaken(path + SHORT_WAY, "POST", "application/x-www-form-urlencoded")).isTrue();
    assertThat(isTaken(path + SHORT_WAY, "GET", "application/x-www-form-urlencoded")).isFalse();
    assertThat(isTaken(path + SHORT_WAY, "POST", "application/json")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTROLLER, "", "/", "/12345", ";a=b/1", "/1/", "//1"})
  void anotherSpellingIsNot(String end) {
    assertThat(isTaken(path + end, "POST", "application/x-www-form-urlencoded")).isFalse();
  }

  private boolean isTaken(String address, String method, String type) {
    var request = new MockHttpServletRequest(method, address);
    request.setContentType(type);
    request.setContent(new byte[] {'a', '=', 'b'});
    return service.bean(DirectRoute.class).takes(request);
  }

  private static Map<String, List<String>> withoutTime(HttpResponse<String> answer) {
    var headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    headers.remove("content-length");
    return headers;
  }
}
