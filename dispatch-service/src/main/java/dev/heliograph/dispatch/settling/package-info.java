/** What the provider's reports prove about attempts. */
@NullMarked
package dev.heliograph.dispatch.settling;

import org.jspecify.annotations.NullMarked;
