package dev.heliograph.status.twilio;

import dev.heliograph.support.direct.DirectRoute;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Twilio's callbacks as they mostly come: a form, at the very address that dispatch gives. */
@Component
class DirectStatus implements DirectRoute {
  private static final String START = "/webhooks/twilio/status/";
  private static final int ID = 36;
  private static final int SLASH = START.length() + ID;
  private static final int LONGEST = SLASH + 5;
  private static final int LARGEST = 64 * 1024;

  private final StatusWebhook webhook;

  DirectStatus(StatusWebhook webhook) {
    this.webhook = webhook;
  }

  @Override
  public String template() {
    return START + "{messageId}/{attempt}";
  }

  @Override
  public boolean takes(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && isPlain(request.getRequestURI())
        && isForm(request.getContentType())
        && request.getContentLength() > 0
        && request.getContentLength() <= LARGEST;
  }

  private static boolean isForm(@Nullable String type) {
    return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  /** Nothing is written in another way than need be: an id, then an attempt. */
  private static boolean isPlain(String path) {
    return path.startsWith(START)
        && path.length() > SLASH + 1
        && path.length() <= LONGEST
        && path.charAt(SLASH) == '/'
        && isPlain(path, START.length(), SLASH)
        && isPlain(path, SLASH + 1, path.length());
  }

  private static boolean isPlain(String path, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isPlain(path.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(char at) {
    return at == '-' || (at < 128 && Character.isLetterOrDigit(at));
  }

  @Override
  public ResponseEntity<Void> answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    webhook.receive(path.substring(START.length(), SLASH), path.substring(SLASH + 1), request);
    return ResponseEntity.noContent().build();
  }
}
