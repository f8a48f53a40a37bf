package dev.heliograph.support.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * An answer that goes out in one piece when it is complete, with its length. Spring flushes each
 * body once more than is needed: the answer would go out in chunks, and the last of them alone.
 */
final class WholeAnswer extends HttpServletResponseWrapper {
  private WholeAnswer(HttpServletResponse response) {
    super(response);
  }

  /** Whoever posts gets a short answer. A stream of events is got, and must be flushed. */
  static HttpServletResponse to(String method, HttpServletResponse response) {
    return method.equals("POST") ? new WholeAnswer(response) : response;
  }

  @Override
  public void flushBuffer() {
    // the server does it at the end
  }
}
