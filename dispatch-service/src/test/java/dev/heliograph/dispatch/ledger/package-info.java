@NullMarked
package dev.heliograph.dispatch.ledger;

import org.jspecify.annotations.NullMarked;
