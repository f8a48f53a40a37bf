package dev.heliograph.support.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stops reading a body at its bound, announced or not; what answers it goes out in one piece. */
@Order(BodyLimitFilter.BEFORE_ANSWERS)
final class BodyLimitFilter extends OncePerRequestFilter {
  /** Before those filters that answer requests themselves. */
  static final int BEFORE_ANSWERS = Ordered.LOWEST_PRECEDENCE - 10;

  private final long bound;

  BodyLimitFilter(long bound) {
    this.bound = bound;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new Bounded(request, bound), WholeAnswer.to(request.getMethod(), response));
  }

  private static final class Bounded extends HttpServletRequestWrapper {
    private final long bound;

    private Bounded(HttpServletRequest request, long bound) {
      super(request);
      this.bound = bound;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (getContentLengthLong() > bound) {
        throw new BodyTooLarge(bound);
      }
      return new BoundedStream(super.getInputStream(), bound);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class BoundedStream extends ServletInputStream {
    private final ServletInputStream body;
    private final long bound;
    private long read;

    private BoundedStream(ServletInputStream body, long bound) {
      this.body = body;
      this.bound = bound;
    }

    @Override
    public int read() throws IOException {
      int one = body.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int some = body.read(into, offset, length);
      count(Math.max(some, 0));
      return some;
    }

    private void count(int more) throws BodyTooLarge {
      read += more;
      if (read > bound) {
        throw new BodyTooLarge(bound);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
