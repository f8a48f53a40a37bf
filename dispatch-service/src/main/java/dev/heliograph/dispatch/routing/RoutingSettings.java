package dev.heliograph.dispatch.routing;

import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * By whom messages go.
 *
 * @param routes see {@link Orders#parse}
 */
@Validated
@ConfigurationProperties("heliograph.dispatch.routing")
record RoutingSettings(@DefaultValue("") String routes) {

  @AssertTrue(
      message =
          "SMS_ROUTES must be WHO=ROUTE,ROUTE with semicolons between them: WHO is * or a country"
              + " (KE) or a brand (acme@*) or both (acme@KE), each once, and a ROUTE is a provider"
              + " and one of its senders (twilio/main; twilio alone is twilio/main)")
  boolean isRoutesOfTheirForm() {
    return Orders.parse(routes).isPresent();
  }

  Orders orders() {
    return Orders.parse(routes).orElseThrow();
  }
}
