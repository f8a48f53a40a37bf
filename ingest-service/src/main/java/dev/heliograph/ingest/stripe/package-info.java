/**
 * Stripe's webhook: signed bytes come in, domain events with source {@code stripe} go out. The only
 * package that knows Stripe's shapes.
 */
@NullMarked
package dev.heliograph.ingest.stripe;

import org.jspecify.annotations.NullMarked;
