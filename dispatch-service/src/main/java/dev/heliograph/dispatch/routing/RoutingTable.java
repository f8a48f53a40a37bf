package dev.heliograph.dispatch.routing;

import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.phone.PhoneNumber;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.sending.RouteStanding;
import dev.heliograph.dispatch.sending.Routing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Routes by the configured orders, past what is known to be out of order. */
final class RoutingTable implements Routing {
  private final Orders orders;
  private final RouteStanding standing;
  private final boolean isOne;
  private final boolean isByCountry;

  RoutingTable(Orders orders, RouteStanding standing) {
    this.orders = orders;
    this.standing = standing;
    this.isOne = orders.byWhom().size() == 1;
    this.isByCountry = orders.isByCountry();
  }

  @Override
  public Route of(OutboundMessage message) {
    List<Route> order = order(message);
    for (Route route : order) {
      if (standing.isUp(route)) {
        return route;
      }
    }
    return order.getFirst();
  }

  /** Downwards alone, so that nothing goes in circles; a route of before begins at the top. */
  @Override
  public Optional<Route> after(Route failed, OutboundMessage message) {
    return openAfter(failed, message, standing::isUp);
  }

  @Override
  public Optional<Route> openAfter(
      Route waitedFor, OutboundMessage message, Predicate<Route> open) {
    List<Route> order = order(message);
    return order.stream().skip(order.indexOf(waitedFor) + 1L).filter(open).findFirst();
  }

  @Override
  public boolean leadsOn(Route route) {
    return orders.leadsOn(route);
  }

  @Override
  public Set<Route> all() {
    return orders.routes();
  }

  /** Asked for each message: where there is one order, nothing has to be known of it. */
  private List<Route> order(OutboundMessage message) {
    return isOne ? orders.ofAll() : orders.of(message.handling().brand(), country(message));
  }

  private Optional<String> country(OutboundMessage message) {
    return isByCountry ? new PhoneNumber(message.to().address()).country() : Optional.empty();
  }
}
