package dev.heliograph.support.direct;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What ordinary requests with a JSON body have in common.
 *
 * @param contentType without parameters, as nearly everybody sends it
 */
public record JsonPost(String path, String contentType) {
  private static final int LARGEST = 64 * 1024;

  /** Whether its path, body and answer are as they mostly are. */
  public boolean is(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && request.getRequestURI().equals(path)
        && request.getQueryString() == null
        && contentType.equals(request.getContentType())
        && request.getContentLength() > 0
        && request.getContentLength() <= LARGEST
        && takesJson(request.getHeader(HttpHeaders.ACCEPT));
  }

  private static boolean takesJson(@Nullable String accept) {
    return accept == null
        || accept.equals(MediaType.ALL_VALUE)
        || accept.equals(MediaType.APPLICATION_JSON_VALUE);
  }

  /**
   * The body of a request that is ordinary, and so says its length: a buffer of the stream's own
   * size would be many times as large. One that cannot be read is told as Spring's reader of bodies
   * tells it.
   */
  public static byte[] body(HttpServletRequest request) {
    try {
      byte[] body = new byte[request.getContentLength()];
      int read = request.getInputStream().readNBytes(body, 0, body.length);
      return read == body.length ? body : Arrays.copyOf(body, read);
    } catch (IOException gone) {
      throw unreadable(gone, request);
    }
  }

  /** The body as a value of this type. */
  public static <T> T read(HttpServletRequest request, JsonMapper json, Class<T> type) {
    T value;
    try {
      value = json.readValue(body(request), type);
    } catch (JacksonException malformed) {
      throw unreadable(malformed, request);
    }
    if (value == null) {
      throw unreadable(null, request);
    }
    return value;
  }

  private static HttpMessageNotReadableException unreadable(
      @Nullable Exception cause, HttpServletRequest request) {
    return new HttpMessageNotReadableException(
        "the body cannot be read", cause, new ServletServerHttpRequest(request));
  }
}
