package dev.heliograph.dispatch.routing;

import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.sending.ByChannel;
import dev.heliograph.dispatch.sending.Gateway;
import dev.heliograph.dispatch.sending.RouteStanding;
import dev.heliograph.dispatch.sending.Routing;
import dev.heliograph.support.config.MalformedVariable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Routes lead to providers and senders that there are, or nothing starts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoutingSettings.class)
class RoutingConfiguration {
  @Bean
  Routing routing(
      RoutingSettings settings, List<Gateway> gateways, ObjectProvider<RouteStanding> standing) {
    Orders orders = settings.orders();
    check(orders, gateways);
    var texts = new RoutingTable(orders, standing.getIfAvailable(() -> route -> true));
    return new ByChannel(texts, gateways);
  }

  static void check(Orders orders, Collection<Gateway> gateways) {
    for (Route route : orders.routes()) {
      Optional<Gateway> gateway =
          gateways.stream().filter(one -> one.name().equals(route.provider())).findFirst();
      if (gateway.isEmpty()) {
        throw new MalformedVariable(
            "SMS_ROUTES",
            "it leads to %s, but there are no credentials for %s: set them, or take the route out"
                .formatted(route, route.provider()));
      }
      if (!gateway.get().senders().contains(route.sender())) {
        throw new MalformedVariable(
            "SMS_ROUTES",
            "it leads to %s, but %s has no sender of that name: name it there, or take the route out"
                .formatted(route, route.provider()));
      }
    }
  }
}
