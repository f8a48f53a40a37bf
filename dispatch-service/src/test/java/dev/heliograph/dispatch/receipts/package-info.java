@NullMarked
package dev.heliograph.dispatch.receipts;

import org.jspecify.annotations.NullMarked;
