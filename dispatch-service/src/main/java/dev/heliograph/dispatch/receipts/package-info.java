/**
 * Providers that report nothing by themselves are asked what became of their texts; their answers
 * go the way of all reports.
 */
@NullMarked
package dev.heliograph.dispatch.receipts;

import org.jspecify.annotations.NullMarked;
