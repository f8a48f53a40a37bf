package dev.heliograph.benchmarks.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heliograph.benchmarks.load.HttpConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** One POST a text to the stand-in for Twilio, over kept connections. */
final class Provider {
  private final String account = variable("TWILIO_ACCOUNT_SID");
  private final String from = encoded(variable("TWILIO_PHONE_NUMBER"));
  private final int port = URI.create(variable("TWILIO_BASE_URL")).getPort();
  private final String callbacks = encoded(variable("FLOOR_STATUS_URL") + "/");
  private final String head;
  private final Deque<HttpConnection> idle = new ConcurrentLinkedDeque<>();

  Provider() {
    String credentials = account + ":" + variable("TWILIO_AUTH_TOKEN");
    head =
        "POST /2010-04-01/Accounts/"
            + account
            + "/Messages.json HTTP/1.1\r\nHost: localhost:"
            + port
            + "\r\nAuthorization: Basic "
            + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8))
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ";
  }

  static String variable(String name) {
    return System.getenv().getOrDefault(name, "");
  }

  /** Returns the provider's id of it. */
  String send(Text text) {
    String form =
        "To="
            + encoded(text.to())
            + "&From="
            + from
            + "&StatusCallback="
            + callbacks
            + text.id()
            + "&Body="
            + encoded(text.body());
    byte[] request = (head + form.length() + "\r\n\r\n" + form).getBytes(UTF_8);
    HttpConnection connection = idle.poll();
    HttpConnection used = connection == null ? new HttpConnection(port) : connection;
    try {
      var response = used.exchange(request);
      idle.push(used);
      if (response.status() != 201) {
        throw new IllegalStateException("the provider answered " + response.status());
      }
      return Json.MAPPER.readTree(response.body()).path("sid").asString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
