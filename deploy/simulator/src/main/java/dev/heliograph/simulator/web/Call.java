package dev.heliograph.simulator.web;

import java.util.Optional;

/**
 * One request, read whole.
 *
 * @param path as sent, without the query
 * @param query as sent; empty if there is none
 * @param authorization the header
 */
public record Call(
    String method, String path, String query, Optional<String> authorization, String body) {

  @Override
  public String toString() {
    return "Call[" + method + "]";
  }
}
