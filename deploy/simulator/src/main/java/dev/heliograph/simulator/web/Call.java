package dev.heliograph.simulator.web;

import java.util.Optional;

/**
 * One request, read whole.
 *
 * @param path as sent, without the query
 * @param query as sent; empty if there is none
 */
public record Call(String method, String path, String query, Headers headers, String body) {
  /** The first value of a header, if there is one. */
  @FunctionalInterface
  public interface Headers {
    Optional<String> find(String name);
  }

  public Optional<String> authorization() {
    return headers.find("Authorization");
  }

  @Override
  public String toString() {
    return "Call[" + method + "]";
  }
}
