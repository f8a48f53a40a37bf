package dev.heliograph.simulator.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** How a request ends. */
public sealed interface Answer {
  Runnable NOTHING = () -> {};

  /**
   * A response.
   *
   * @param body JSON or XML; empty for none
   * @param afterwards run once the response is written
   */
  record Reply(int status, String body, Runnable afterwards) implements Answer {}

  /** The connection is closed without a response. */
  record Dropped(Runnable afterwards) implements Answer {}

  /** A text file. */
  record Document(String text, Map<String, String> headers) implements Answer {
    @Override
    public Runnable afterwards() {
      return NOTHING;
    }
  }

  /** Server-sent events, until the listener goes. */
  record Events(Source source, Runnable afterwards) implements Answer {}

  /** JSON that may be too long to be held whole: it is written as it is made. */
  record Streamed(Source source) implements Answer {
    @Override
    public Runnable afterwards() {
      return NOTHING;
    }
  }

  /** Writes a body, be it events as they come. */
  @FunctionalInterface
  interface Source {
    void writeTo(OutputStream out) throws IOException, InterruptedException;
  }

  Runnable afterwards();

  static Answer json(int status, String body) {
    return new Reply(status, body, NOTHING);
  }

  static Answer empty(int status) {
    return new Reply(status, "", NOTHING);
  }
}
