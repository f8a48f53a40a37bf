package dev.heliograph.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.teststack.TestStack;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;

/** A wrong configuration stops the start with a sentence that names the variable. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

  private static void expectNoStart(Map<String, String> changes) {
    var properties = new HashMap<String, Object>(TestStack.environmentWithoutDatabase());
    properties.put("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none");
    properties.put("DATABASE_USERNAME", "none");
    properties.put("DATABASE_PASSWORD", "none");
    properties.put("spring.flyway.enabled", "false");
    properties.putAll(changes);
    var service = new SpringApplicationBuilder(DispatchApplication.class).properties(properties);
    // there is no database either: that must not be what stopped it
    assertThatThrownBy(() -> service.run("--server.port=0").close())
        .extracting(NestedExceptionUtils::getMostSpecificCause)
        .isNotInstanceOfAny(IOException.class, SQLException.class);
  }

  @Test
  void senderIsMissing(CapturedOutput output) {
    expectNoStart(Map.of("TWILIO_PHONE_NUMBER", ""));
    assertThat(output)
        .contains("set exactly one of TWILIO_PHONE_NUMBER")
        .contains("TWILIO_MESSAGING_SERVICE_SID");
  }

  @Test
  void publicUrlHasAnUnderscore(CapturedOutput output) {
    expectNoStart(Map.of("PUBLIC_URL", "https://my_host.example.com"));
    assertThat(output).contains("PUBLIC_URL must be http:// or https://");
  }

  @Test
  void publicUrlHasAQuery(CapturedOutput output) {
    expectNoStart(Map.of("PUBLIC_URL", "https://host.example.com/?a=b"));
    assertThat(output).contains("PUBLIC_URL must be http:// or https://");
  }

  @Test
  void routeLeadsToAProviderWithoutCredentials(CapturedOutput output) {
    expectNoStart(Map.of("SMS_ROUTES", "KE=advanta,twilio"));
    assertThat(output).contains("SMS_ROUTES").contains("there are no credentials for advanta");
  }

  @Test
  void routesHaveAnotherForm(CapturedOutput output) {
    expectNoStart(Map.of("SMS_ROUTES", "Kenya: advanta"));
    assertThat(output).contains("SMS_ROUTES must be WHO=ROUTE,ROUTE");
  }

  @Test
  void secretOfAmazonIsMissing(CapturedOutput output) {
    expectNoStart(Map.of("AWS_ACCESS_KEY_ID", "AKIA", "AWS_REGION", "eu-west-1"));
    assertThat(output).contains("AWS_SECRET_ACCESS_KEY is missing");
  }

  @Test
  void tokenIsMissing(CapturedOutput output) {
    expectNoStart(Map.of("TWILIO_AUTH_TOKEN", ""));
    assertThat(output).contains("TWILIO_AUTH_TOKEN");
  }
}
