package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.ledger.Route;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is no text has one way each; texts go as {@code texts} says. */
public record ByChannel(Routing texts, Collection<? extends Gateway> gateways) implements Routing {
  private static final String MAIN = "main";
  private static final Route EMAIL = new Route("smtp", MAIN);
  private static final Route SLACK = new Route("slack", MAIN);
  private static final Route DISCORD = new Route("discord", MAIN);
  private static final Set<Route> NOTICES = Set.of(EMAIL, SLACK, DISCORD);

  @Override
  public Route of(OutboundMessage message) {
    return switch (message.to().channel()) {
      case SMS -> texts.of(message);
      case EMAIL -> EMAIL;
      case SLACK -> SLACK;
      case DISCORD -> DISCORD;
    };
  }

  @Override
  public Optional<Route> after(Route failed, OutboundMessage message) {
    return message.to().channel() == Channel.SMS ? texts.after(failed, message) : Optional.empty();
  }

  @Override
  public Optional<Route> openAfter(
      Route waitedFor, OutboundMessage message, Predicate<Route> open) {
    return message.to().channel() == Channel.SMS
        ? texts.openAfter(waitedFor, message, open)
        : Optional.empty();
  }

  @Override
  public boolean leadsOn(Route route) {
    return texts.leadsOn(route) && !NOTICES.contains(route);
  }

  /** Of the other channels those that are configured. */
  @Override
  public Set<Route> all() {
    var all = new HashSet<>(texts.all());
    for (Route route : NOTICES) {
      if (gateways.stream().anyMatch(gateway -> gateway.name().equals(route.provider()))) {
        all.add(route);
      }
    }
    return all;
  }
}
