package dev.heliograph.local;

import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.part.Part;
import dev.heliograph.local.settings.Settings;

/** What is printed when the stack is up: where things are, and three requests to paste. */
final class Welcome {
  private static final String REQUESTS =
      """

      A text (its messageId comes back):
        . ENV
        curl -sS $INGEST_URL/v1/messages -H "Authorization: Bearer $HELIOGRAPH_API_KEY" -H 'Content-Type: application/json' \\
          -H "Idempotency-Key: hello-$(date +%s)" -d '{"to":"+15551230001","text":"Hello from Heliograph"}'

      A ticket that was created (customer and technician are texted):
        . ENV
        curl -sS $INGEST_URL/v1/events -H "Authorization: Bearer $HELIOGRAPH_API_KEY" -H 'Content-Type: application/cloudevents+json' \\
          -d '{"specversion":"1.0","id":"e-'$(date +%s)'","source":"/helpdesk","type":"ticket.created","subject":"ticket:TKT-2024-001","time":"'$(date -u +%Y-%m-%dT%H:%M:%SZ)'","data":{"ticket":{"number":"TKT-2024-001","issue":"Internet not working","priority":"high","status":"open"},"customer":{"id":"c-7","name":"John Doe","phone":"+254712345678"},"technician":{"id":"t-3","name":"Jane Doe","phone":"+254798765432"}}}'

      A paid Stripe checkout, signed (the sale notice goes to SALES):
        . ENV
        now=$(date +%s); body='{"id":"evt_'$now'","object":"event","type":"checkout.session.completed","created":'$now',"data":{"object":{"id":"cs_test_'$now'","object":"checkout.session","payment_status":"paid","amount_total":200000,"currency":"usd","customer_details":{"email":"john@example.com","name":"John"},"metadata":{"city":"Dallas","ticketType":"GA","quantity":"2"}}}}'
        curl -sS -w '%{http_code}\\n' $INGEST_URL/webhooks/stripe -H 'Content-Type: application/json' -d "$body" \\
          -H "Stripe-Signature: t=$now,v1=$(printf '%s.%s' $now "$body" | openssl dgst -sha256 -hmac "$STRIPE_WEBHOOK_SECRET" | sed 's/^.* //')"

      What became of a message:
        curl -sS $STATUS_URL/v1/messages/MESSAGE_ID -H "Authorization: Bearer $HELIOGRAPH_API_KEY"
      """;

  private Welcome() {}

  static String text(Settings settings, DataFolder folder, boolean complete) {
    var text = new StringBuilder("\n");
    text.append(complete ? "Heliograph is ready.\n\n" : "Heliograph is up, but not all of it.\n\n");
    for (Part part : Part.values()) {
      if (settings.parts().contains(part)) {
        text.append("  %-10s %s%n".formatted(part.label(), address(part, settings)));
      }
    }
    text.append("  %-10s %s%n".formatted("API key", apiKey(settings)));
    text.append("  %-10s %s%n".formatted("logs", folder.log()));
    text.append(
        REQUESTS
            .replace("ENV", ShellFile.word(folder.run("env")))
            .replace("SALES", settings.value("SMS_NOTIFICATION_PHONE")));
    return text.append("\nCtrl-C stops everything; the data stay.").toString();
  }

  private static String address(Part part, Settings settings) {
    return switch (part) {
      case KAFKA -> settings.value("KAFKA_BOOTSTRAP_SERVERS");
      case POSTGRES -> settings.value("DATABASE_URL");
      case SIMULATOR -> settings.url(part) + "/simulator";
      case INGEST, COMPOSER, DISPATCH, STATUS -> settings.url(part);
    };
  }

  private static String apiKey(Settings settings) {
    return settings.find("HELIOGRAPH_API_KEY").orElse("one of yours, from HELIOGRAPH_API_KEYS");
  }
}
