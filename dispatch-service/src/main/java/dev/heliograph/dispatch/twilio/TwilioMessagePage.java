package dev.heliograph.dispatch.twilio;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.MalformedRecord;
import dev.heliograph.dispatch.settling.SentTexts.SentText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One page of Twilio's list of messages.
 *
 * @param newest how long ago the newest of the page was created; absent where the page is empty
 * @param next path and query of the page after
 */
record TwilioMessagePage(List<SentText> texts, Optional<Duration> newest, Optional<String> next) {

  /**
   * Reads it.
   *
   * @param now by Twilio's clock
   * @throws MalformedRecord where it is no such page
   */
  static TwilioMessagePage read(byte[] body, Instant now, OurSender sender) {
    JsonNode page = ContractJson.readTree(body);
    if (!page.path("messages").isArray()) {
      throw new MalformedRecord("no page of messages");
    }
    var texts = new ArrayList<SentText>();
    Duration newest = null;
    for (JsonNode message : page.path("messages")) {
      Duration age = Duration.between(time(message), now);
      newest = newest == null || age.compareTo(newest) < 0 ? age : newest;
      if (!message.path("direction").asString("").equals("inbound")) {
        texts.add(text(message, age, sender));
      }
    }
    String next = page.path("next_page_uri").asString("");
    return new TwilioMessagePage(
        texts, Optional.ofNullable(newest), Optional.of(next).filter(uri -> !uri.isEmpty()));
  }

  private static SentText text(JsonNode message, Duration age, OurSender sender) {
    return new SentText(
        message.path("sid").asString(""),
        TwilioBodies.canonical(message.path("body").asString("")),
        sender.sent(
            message.path("from").asString(""), message.path("messaging_service_sid").asString("")),
        age);
  }

  private static Instant time(JsonNode message) {
    try {
      return ZonedDateTime.parse(
              message.path("date_created").asString(""), DateTimeFormatter.RFC_1123_DATE_TIME)
          .toInstant();
    } catch (DateTimeException noDate) {
      throw new MalformedRecord("a message without the time of its creation");
    }
  }

  /**
   * Who sends our texts: one of both is empty.
   *
   * @param number E.164
   */
  record OurSender(String number, String service) {
    boolean sent(String from, String viaService) {
      return service.isEmpty() ? from.equals(number) : viaService.equals(service);
    }
  }
}
