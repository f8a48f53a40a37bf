package dev.heliograph.dispatch.ledger;

import java.util.List;

/**
 * Which rows a statement may take, and how many.
 *
 * @param routes of these senders alone, each in the order in which its rows are due
 * @param most rows, for which permits are in hand
 * @param segments no row is begun once so many are taken; the last one may go beyond
 */
public record Lot(List<Route> routes, int most, int segments) {
  public Lot {
    routes = List.copyOf(routes);
  }

  /** However many segments those are. */
  public static Lot of(List<Route> routes, int most) {
    return new Lot(routes, most, Integer.MAX_VALUE);
  }
}
