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
import java.util.Set;
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
  static TwilioMessagePage read(byte[] body, Instant now, OurSenders senders) {
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
        texts.add(text(message, age, senders));
      }
    }
    String next = page.path("next_page_uri").asString("");
    return new TwilioMessagePage(
        texts, Optional.ofNullable(newest), Optional.of(next).filter(uri -> !uri.isEmpty()));
  }

  private static SentText text(JsonNode message, Duration age, OurSenders senders) {
    return new SentText(
        message.path("sid").asString(""),
        TwilioBodies.canonical(message.path("body").asString("")),
        senders.sent(
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
   * Who sends our texts.
   *
   * @param any numbers in E.164 form, and ids of Messaging Services
   */
  record OurSenders(Set<String> any) {
    boolean sent(String from, String viaService) {
      return any.contains(from) || any.contains(viaService);
    }

    @Override
    public String toString() {
      return "OurSenders[" + any.size() + "]"; // no numbers
    }
  }
}
