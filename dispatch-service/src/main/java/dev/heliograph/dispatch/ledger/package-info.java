/** The one row of each message: claimed before the call, changed by compare-and-set. */
@NullMarked
package dev.heliograph.dispatch.ledger;

import org.jspecify.annotations.NullMarked;
