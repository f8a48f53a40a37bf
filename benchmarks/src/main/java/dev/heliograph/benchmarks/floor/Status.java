package dev.heliograph.benchmarks.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Fourth hop, its door: a signed report is verified and answered 204 when the broker has it. */
final class Status {
  private final KafkaProducer<String, byte[]> producer = Broker.producer();
  private final String publicUrl = Provider.variable("FLOOR_STATUS_URL");
  private final SecretKeySpec key =
      new SecretKeySpec(Provider.variable("TWILIO_AUTH_TOKEN").getBytes(UTF_8), "HmacSHA1");

  void run(int port) {
    Database.makeTables();
    Server.start(port, this::answer);
    new Tracking().run();
  }

  private Server.Reply answer(HttpExchange exchange, byte[] body)
      throws ExecutionException, InterruptedException {
    var form = form(new String(body, UTF_8));
    String path = exchange.getRequestURI().getRawPath();
    String given = exchange.getRequestHeaders().getFirst("X-Twilio-Signature");
    if (given == null || !isSigned(publicUrl + path, form, given)) {
      return new Server.Reply(403, new byte[0]);
    }
    var news =
        new News(
            UUID.fromString(path.substring(1)),
            Objects.requireNonNullElse(form.get("MessageStatus"), ""),
            Objects.requireNonNullElse(form.get("MessageSid"), ""),
            Instant.now(),
            new String(body, UTF_8));
    producer
        .send(new ProducerRecord<>(FloorTopics.STATUS, news.id().toString(), Json.write(news)))
        .get();
    return new Server.Reply(204, new byte[0]);
  }

  private static SortedMap<String, String> form(String body) {
    var form = new TreeMap<String, String>();
    for (String field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      form.put(field.substring(0, equals), decoded(field.substring(equals + 1)));
    }
    return form;
  }

  private static String decoded(String value) {
    return URLDecoder.decode(value, UTF_8);
  }

  private boolean isSigned(String url, SortedMap<String, String> form, String given) {
    var signed = new StringBuilder(url);
    form.forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(key);
      byte[] expected = mac.doFinal(signed.toString().getBytes(UTF_8));
      return MessageDigest.isEqual(expected, Base64.getDecoder().decode(given));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
