/** One request to a webhook, once, and what came of it. */
@NullMarked
package dev.heliograph.dispatch.webhook;

import org.jspecify.annotations.NullMarked;
