package dev.heliograph.ingest.stripe;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.event.Texts;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data of a purchase out of a checkout session. Whatever is missing, null or of no use is left
 * out: a sale with an odd quantity is still a sale.
 */
final class PurchaseData {
  /** What the event's schema takes; code units here, characters there, so never too many. */
  private static final int MAX_WORDS = 255;

  private static final int MAX_QUANTITY = 1_000_000;
  private static final Pattern IDENTIFIER = Pattern.compile("[!-~]{1,200}");
  private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,7}");
  private static final Pattern CURRENCY = Pattern.compile("[a-z]{3}");
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private PurchaseData() {}

  static ObjectNode of(JsonNode session) {
    ObjectNode data = ContractJson.mapper().createObjectNode();
    fillPurchase(data.putObject("purchase"), session);
    fillCustomer(data.putObject("customer"), session);
    createdAt(session).ifPresent(at -> data.put("createdAt", at.toString()));
    return data;
  }

  /** Visible ASCII of bounded length, as all of Stripe's ids are. */
  static boolean isIdentifier(String text) {
    return IDENTIFIER.matcher(text).matches();
  }

  private static void fillPurchase(ObjectNode purchase, JsonNode session) {
    JsonNode metadata = session.path("metadata");
    words(session.path("id")).ifPresent(id -> purchase.put("id", id));
    transactionId(session).ifPresent(id -> purchase.put("transactionId", id));
    words(metadata.path("city")).ifPresent(city -> purchase.put("city", city));
    words(metadata.path("ticketType"))
        .or(() -> words(metadata.path("ticket_type")))
        .ifPresent(type -> purchase.put("ticketType", type));
    quantity(metadata.path("quantity")).ifPresent(count -> purchase.put("quantity", count));
    fillAmount(purchase, session);
  }

  /** In minor units: how many make one is the currency's affair and the reader's. */
  private static void fillAmount(ObjectNode purchase, JsonNode session) {
    OptionalLong minor = session.path("amount_total").longValueOpt();
    Optional<String> currency =
        words(session.path("currency"))
            .map(text -> text.toLowerCase(Locale.ROOT))
            .filter(text -> CURRENCY.matcher(text).matches());
    if (minor.isPresent() && minor.getAsLong() >= 0 && currency.isPresent()) {
      purchase.putObject("amount").put("minor", minor.getAsLong()).put("currency", currency.get());
    }
  }

  private static void fillCustomer(ObjectNode customer, JsonNode session) {
    JsonNode details = session.path("customer_details");
    words(details.path("name")).ifPresent(name -> customer.put("name", name));
    words(details.path("email"))
        .or(() -> words(session.path("customer_email"))) // what the shop gave before checkout
        .ifPresent(email -> customer.put("email", email));
    words(details.path("phone")).ifPresent(phone -> customer.put("phone", phone));
  }

  /** An id, or the whole object where the account has it expanded. */
  private static Optional<String> transactionId(JsonNode session) {
    JsonNode intent = session.path("payment_intent");
    return words(intent.isObject() ? intent.path("id") : intent).filter(PurchaseData::isIdentifier);
  }

  private static OptionalInt quantity(JsonNode node) {
    String text = node.isIntegralNumber() ? node.asString() : words(node).orElse("");
    if (!QUANTITY.matcher(text).matches()) {
      return OptionalInt.empty();
    }
    int count = Integer.parseInt(text);
    return count >= 1 && count <= MAX_QUANTITY ? OptionalInt.of(count) : OptionalInt.empty();
  }

  private static Optional<Instant> createdAt(JsonNode session) {
    OptionalLong seconds = session.path("created").longValueOpt();
    return seconds.isPresent()
            && seconds.getAsLong() >= FIRST.getEpochSecond()
            && seconds.getAsLong() <= LAST.getEpochSecond()
        ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()))
        : Optional.empty();
  }

  /** Text that a database and a phone can take: without control characters and half surrogates. */
  private static Optional<String> words(JsonNode node) {
    return node.stringValueOpt()
        .map(PurchaseData::cleaned)
        .filter(text -> !text.isEmpty() && text.length() <= MAX_WORDS);
  }

  private static String cleaned(String text) {
    var cleaned = new StringBuilder(text.length());
    Texts.storable(text)
        .codePoints()
        .filter(point -> !Character.isISOControl(point))
        .forEach(cleaned::appendCodePoint);
    return cleaned.toString().strip();
  }
}
