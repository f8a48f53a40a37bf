package dev.heliograph.dispatch.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.sending.Attempt;
import dev.heliograph.dispatch.sending.Deadline;
import dev.heliograph.dispatch.sending.Gateway;
import dev.heliograph.dispatch.sending.Messages;
import dev.heliograph.dispatch.sending.SendOutcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTableTest {
  private static final String ROUTES =
      "KE=advanta,twilio; acme@*=twilio/acme; acme@KE=advanta/acme; *=twilio/main,sns/main";

  private static OutboundMessage to(String number, String brand) {
    OutboundMessage plain = Messages.message(number, "hello");
    Handling handling = plain.handling();
    return new OutboundMessage(
        plain.id(),
        plain.to(),
        plain.content(),
        new Handling(
            handling.category(),
            handling.lane(),
            handling.notAfter(),
            Optional.of(brand).filter(name -> !name.isEmpty())),
        plain.origin());
  }

  private static RoutingTable table(String routes, String... down) {
    return new RoutingTable(
        Orders.parse(routes).orElseThrow(), route -> !List.of(down).contains(route.value()));
  }

  @ParameterizedTest
  @CsvSource({
    "+254712345678, '', advanta/main",
    "+254712345678, acme, advanta/acme",
    "+254712345678, other, advanta/main",
    "+15551230001, acme, twilio/acme",
    "+15551230001, '', twilio/main",
    "+447700900123, other, twilio/main"
  })
  void brandComesBeforeCountryAndBothBeforeOne(String number, String brand, String route) {
    assertThat(table(ROUTES).of(to(number, brand)).value()).isEqualTo(route);
  }

  @Test
  void withoutAnyRoutesThereIsTwilio() {
    assertThat(table("").of(to("+254712345678", "acme")).value()).isEqualTo("twilio/main");
    assertThat(table("").after(new Route("twilio", "main"), to("+15551230001", ""))).isEmpty();
  }

  @Test
  void orderIsGoneDownOnce() {
    RoutingTable table = table(ROUTES);
    OutboundMessage message = to("+15551230001", "");
    Route second = table.after(table.of(message), message).orElseThrow();
    assertThat(second.value()).isEqualTo("sns/main");
    assertThat(table.after(second, message)).isEmpty();
  }

  @Test
  void routeOfAnEarlierConfigurationBeginsAtTheTop() {
    assertThat(table(ROUTES).after(new Route("gone", "main"), to("+15551230001", "")))
        .contains(new Route("twilio", "main"));
  }

  @Test
  void whatIsDownIsPassedOverUnlessAllAre() {
    OutboundMessage message = to("+15551230001", "");
    assertThat(table(ROUTES, "twilio/main").of(message).value()).isEqualTo("sns/main");
    assertThat(table(ROUTES, "twilio/main", "sns/main").of(message).value())
        .isEqualTo("twilio/main");
    assertThat(table(ROUTES, "sns/main").after(new Route("twilio", "main"), message)).isEmpty();
  }

  @Test
  void whatWaitsGoesOnByTheNextThatIsOpenHoweverFarDownAndTriesNothingOut() {
    RoutingTable table = table("*=twilio,sns,advanta", "advanta/main"); // whoever asks spends a try
    assertThat(
            table.openAfter(
                new Route("twilio", "main"),
                to("+15551230001", ""),
                route -> !route.provider().equals("sns")))
        .contains(new Route("advanta", "main"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "twilio",
        "*=",
        "*=Twilio",
        "*=twilio/",
        "ke=twilio",
        "KE=twilio;KE=sns",
        "acme=twilio",
        "*=twilio,twilio",
        ";",
        "acme@ke=twilio"
      })
  void whatHasAnotherFormIsNoOrder(String routes) {
    assertThat(Orders.parse(routes)).isEmpty();
  }

  private record Named(String name, Set<String> senders) implements Gateway {
    @Override
    public SendOutcome send(Attempt attempt, Deadline startBy) {
      throw new AssertionError("nothing is sent here");
    }
  }

  @Test
  void routeToNobodyStopsTheStart() {
    Orders orders = Orders.parse("*=twilio/acme,sns").orElseThrow();
    Gateway twilio = new Named("twilio", Set.of("main", "acme"));
    assertThatThrownBy(() -> RoutingConfiguration.check(orders, List.of(twilio)))
        .hasMessageContaining("SMS_ROUTES")
        .hasMessageContaining("no credentials for sns");
    Gateway sns = new Named("sns", Set.of("main"));
    assertThatCode(() -> RoutingConfiguration.check(orders, List.of(twilio, sns)))
        .doesNotThrowAnyException();
    Gateway mainOnly = new Named("twilio", Set.of("main"));
    assertThatThrownBy(() -> RoutingConfiguration.check(orders, List.of(mainOnly, sns)))
        .hasMessageContaining("twilio has no sender of that name");
  }
}
