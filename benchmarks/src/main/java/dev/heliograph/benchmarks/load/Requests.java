package dev.heliograph.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;

/**
 * The requests of a run, by number: of three one asks for a text in its own words, one for a text
 * from a template, and one is a new ticket, of which customer and technician hear. So half of the
 * texts come from {@code /v1/messages} and half from {@code /v1/events}.
 */
public final class Requests {
  private static final int CYCLE = 3;
  private static final int TEXTS_OF_CYCLE = 4;

  /** Steps through all numbers of seven digits before one comes again. */
  private static final long SCATTER = 6_180_343;

  private static final long NUMBERS = 10_000_000;
  private static final String[] ISSUES = {
    "Internet not working since this morning, the router shows a red light",
    "Printer on the second floor takes no jobs",
    "Cannot sign in after the change of my password",
    "The invoice of last month shows the wrong address"
  };

  private final String host;
  private final String apiKey;

  /**
   * Writes requests for one server.
   *
   * @param host with its port
   */
  public Requests(String host, String apiKey) {
    this.host = host;
    this.apiKey = apiKey;
  }

  /** How many requests make at least so many texts. */
  public static long forTexts(long texts) {
    return (texts * CYCLE + TEXTS_OF_CYCLE - 1) / TEXTS_OF_CYCLE;
  }

  /** How many texts the requests before this one make. */
  public static long textsBefore(long index) {
    return index / CYCLE * TEXTS_OF_CYCLE + index % CYCLE;
  }

  /** How many texts come of this one. */
  public static int textsOf(long index) {
    return index % CYCLE == CYCLE - 1 ? 2 : 1;
  }

  public Request at(long index) {
    return switch ((int) (index % CYCLE)) {
      case 0 -> text(index);
      case 1 -> fromTemplate(index);
      default -> ticket(index);
    };
  }

  private Request text(long index) {
    String to = american(index);
    return message(
        index,
        to,
        """
        {"to":"%s","text":"Hello from the workshop: your bicycle is repaired, order %d. Come by any day until seven."}"""
            .formatted(to, index));
  }

  private Request fromTemplate(long index) {
    String to = american(index);
    return message(
        index,
        to,
        """
        {"to":"%s","template":"order-ready","variables":{"customer_name":"Maria","order_number":"%d","restaurant_name":"Blue Door"},"labels":{"order":"%d"}}"""
            .formatted(to, index, index));
  }

  private Request message(long index, String to, String body) {
    String headers = "\r\nContent-Type: application/json\r\nIdempotency-Key: order-" + index;
    return new Request(bytes("/v1/messages", headers, body), List.of(to));
  }

  private Request ticket(long index) {
    String customer = kenyan(2 * index);
    String technician = kenyan(2 * index + 1);
    String body =
        """
        {"specversion":"1.0","id":"e-%1$d","source":"/helpdesk","type":"ticket.created","subject":"ticket:TKT-%1$d","time":"%2$s","data":{"ticket":{"number":"TKT-%1$d","issue":"%3$s","priority":"high","status":"open"},"customer":{"id":"c-%1$d","name":"John Doe","phone":"%4$s","email":"john.%1$d@example.com"},"technician":{"id":"t-7","name":"Jane Doe","phone":"%5$s"}}}"""
            .formatted(index, Instant.now(), issue(index), customer, technician);
    String headers = "\r\nContent-Type: application/cloudevents+json";
    return new Request(bytes("/v1/events", headers, body), List.of(customer, technician));
  }

  private byte[] bytes(String path, String headers, String body) {
    byte[] content = body.getBytes(UTF_8);
    return ("POST "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nAuthorization: Bearer "
            + apiKey
            + headers
            + "\r\nContent-Length: "
            + content.length
            + "\r\n\r\n"
            + body)
        .getBytes(UTF_8);
  }

  private static String issue(long index) {
    return ISSUES[(int) (index / CYCLE % ISSUES.length)];
  }

  private static String american(long index) {
    return "+1555" + sevenDigits(index);
  }

  private static String kenyan(long index) {
    return "+25471" + sevenDigits(index);
  }

  private static String sevenDigits(long index) {
    String digits = Long.toString(index * SCATTER % NUMBERS);
    return "0".repeat(7 - digits.length()) + digits;
  }
}
