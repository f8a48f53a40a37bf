package dev.heliograph.ingest.stripe;

import dev.heliograph.support.openapi.ApiRoute;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API document says of Stripe's webhook. */
final class StripeDocs {
  private StripeDocs() {}

  @ApiRoute(
      id = "receiveStripeEvent",
      summary = "Stripe's webhook",
      description =
          """
          No API key, but Stripe's signature over the raw body, by any secret of `STRIPE_WEBHOOK_SECRETS`, at most 300 seconds old or ahead.
          A paid `checkout.session.completed` or `checkout.session.async_payment_succeeded` becomes a `purchase.completed`, a `checkout.session.async_payment_failed` a `payment.failed`; what means nothing to us is answered 200 and counted. A genuine event that cannot be read is refused, so that Stripe keeps it.
          """,
      answer = @ApiRoute.Answer(status = 200, description = "Published, or of no meaning to us."),
      refuses = {
        "400 signature_missing",
        "400 signature_invalid",
        "400 signature_stale",
        "413 event_too_large",
        "422 stripe_event_unreadable",
        "503 broker_unavailable",
        "503 overloaded"
      },
      requests = {
        @ApiRoute.Request(
            name = "paid",
            body =
                """
                {"id":"evt_1","object":"event","api_version":"2026-10-29","created":1795000000,"type":"checkout.session.completed",
                 "data":{"object":{"id":"cs_test_1","object":"checkout.session","payment_status":"paid","payment_intent":"pi_1",
                  "amount_total":200000,"currency":"usd","customer_details":{"name":"John Doe","phone":"+15551230001","email":"john@example.com"},
                  "metadata":{"city":"Lisbon","ticketType":"VIP","quantity":"2"}}}}
                """),
        @ApiRoute.Request(
            name = "other",
            body =
                """
                {"id":"evt_2","object":"event","type":"customer.created","data":{"object":{"id":"cus_1"}}}
                """)
      })
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Receive {}
}
