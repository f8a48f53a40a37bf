package dev.heliograph.support.http;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Tomcat's own refusals, of what is not even a request, as problems and not as pages. */
public final class ProblemValve extends ErrorReportValve {
  private static final int FIRST_ERROR = 400;

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    response.setContentType("application/problem+json");
    response.setCharacterEncoding("utf-8");
    try {
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(problem(status));
        response.finishResponse();
      }
    } catch (IOException | IllegalStateException gone) {
      container.getLogger().debug("nobody waits for the answer any more");
    }
  }

  private static String problem(int status) {
    String code =
        switch (status) {
          case 400 -> "bad_request";
          case 414 -> "uri_too_long";
          case 431 -> "request_header_fields_too_large";
          default -> status < 500 ? "http_" + status : "internal";
        };
    return """
    {"title":"Refused","status":%d,"code":"%s","detail":"The request is not well-formed HTTP, or is too large."}\
    """
        .formatted(status, code);
  }
}
