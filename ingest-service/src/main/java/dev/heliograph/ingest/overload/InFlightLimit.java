package dev.heliograph.ingest.overload;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns requests away, before their bodies are read, while those under way fill their share of the
 * heap: with the broker away each waits for seconds, and the callers do not stop coming.
 */
@Order(InFlightLimit.BEFORE_ANSWERS)
final class InFlightLimit extends OncePerRequestFilter {
  /** Before those filters that answer requests themselves. */
  static final int BEFORE_ANSWERS = Ordered.LOWEST_PRECEDENCE - 20;

  /** What a request costs beside its body: thread, buffers, parsed forms. */
  static final int OVERHEAD_KIB = 16;

  /** A body of unknown length may be this large. */
  private static final int UNANNOUNCED_KIB = 1024;

  private static final int KIB = 1024;
  private static final byte[] PROBLEM =
      """
      {"type":"about:blank","title":"Service Unavailable","status":503,"code":"overloaded",\
      "detail":"Too many requests are under way. Nothing of this one was read: send it again."}"""
          .getBytes(StandardCharsets.UTF_8);

  private final Semaphore kib;

  InFlightLimit(long budgetBytes) {
    this.kib = new Semaphore(Math.clamp(budgetBytes / KIB, 1, Integer.MAX_VALUE));
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST"); // health and metrics are asked for just then
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    int cost = costOf(request.getContentLengthLong());
    if (!kib.tryAcquire(cost)) {
      turnAway(response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      kib.release(cost);
    }
  }

  /** In KiB. A body over the bound is refused unread, whatever it says of itself. */
  private static int costOf(long announced) {
    long body = announced < 0 ? UNANNOUNCED_KIB : Math.min(announced / KIB, UNANNOUNCED_KIB);
    return OVERHEAD_KIB + Math.toIntExact(body);
  }

  private static void turnAway(HttpServletResponse response) throws IOException {
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(PROBLEM.length);
    response.getOutputStream().write(PROBLEM);
  }
}
