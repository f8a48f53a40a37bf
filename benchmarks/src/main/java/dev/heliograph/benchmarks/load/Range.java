package dev.heliograph.benchmarks.load;

/**
 * Numbers of requests.
 *
 * @param to the first that is not in it
 */
public record Range(long from, long to) {
  /** How many texts they make. */
  public long texts() {
    return Requests.textsBefore(to) - Requests.textsBefore(from);
  }
}
