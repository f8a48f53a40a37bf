package dev.heliograph.dispatch.routing;

import dev.heliograph.dispatch.ledger.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Orders of preference: by brand and country, by brand, by country, for all the others. The first
 * of these that there is counts alone.
 *
 * @param byWhom the last of them, {@code *}, is always there
 */
record Orders(Map<String, List<Route>> byWhom) {
  private static final String ALL = "*";
  private static final Route OF_ALL = new Route("twilio", "main");
  private static final Pattern WHO =
      Pattern.compile("\\*|[A-Z]{2}|[A-Za-z0-9_.-]{1,64}@(\\*|[A-Z]{2})");
  private static final Pattern ROUTE =
      Pattern.compile("([a-z][a-z0-9-]{0,31})(?:/([a-z][a-z0-9-]{0,31}))?");

  Orders {
    byWhom = Map.copyOf(byWhom);
  }

  /**
   * Reads {@code KE=advanta,twilio; acme@*=twilio/acme; *=twilio/main,sns/main}; nothing is {@code
   * *=twilio/main}.
   *
   * @return absent where it has another form
   */
  static Optional<Orders> parse(String text) {
    var orders = new HashMap<String, List<Route>>();
    for (String entry : text.isBlank() ? new String[0] : text.split(";", -1)) {
      String[] order = entry.strip().split("=", 2);
      List<Route> routes = order.length == 2 ? routes(order[1]) : List.of();
      boolean fits = WHO.matcher(order[0].strip()).matches() && !routes.isEmpty();
      if (!fits || orders.putIfAbsent(order[0].strip(), routes) != null) {
        return Optional.empty();
      }
    }
    orders.putIfAbsent(ALL, List.of(OF_ALL));
    return Optional.of(new Orders(orders));
  }

  /** Empty where one of them has not its form, or stands twice. */
  private static List<Route> routes(String text) {
    var routes = new ArrayList<Route>();
    for (String route : text.split(",", -1)) {
      Matcher parts = ROUTE.matcher(route.strip());
      if (!parts.matches()) {
        return List.of();
      }
      String sender = Optional.ofNullable(parts.group(2)).orElse("main");
      var read = new Route(parts.group(1), sender);
      if (routes.contains(read)) {
        return List.of();
      }
      routes.add(read);
    }
    return List.copyOf(routes);
  }

  /** Every route that some message may take. */
  Set<Route> routes() {
    return byWhom.values().stream().flatMap(List::stream).collect(Collectors.toSet());
  }

  /** Whether some order has another route to take where this one fails. */
  boolean leadsOn(Route route) {
    return byWhom.values().stream().anyMatch(order -> !order.getLast().equals(route));
  }

  /** Whether it needs to be known where a number is. */
  boolean isByCountry() {
    return byWhom.keySet().stream().anyMatch(who -> !who.endsWith(ALL));
  }

  /**
   * The order of one message.
   *
   * @param country ISO 3166-1 alpha-2
   */
  List<Route> of(Optional<String> brand, Optional<String> country) {
    return brand
        .flatMap(of -> country.flatMap(in -> find(of + "@" + in)))
        .or(() -> brand.flatMap(of -> find(of + "@" + ALL)))
        .or(() -> country.flatMap(this::find))
        .orElseGet(this::ofAll);
  }

  /** Of those whom no other is for. */
  List<Route> ofAll() {
    return byWhom.getOrDefault(ALL, List.of());
  }

  private Optional<List<Route>> find(String who) {
    return Optional.ofNullable(byWhom.get(who));
  }
}
