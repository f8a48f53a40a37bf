/**
 * Sends each message once. In: {@code messages.urgent|normal|bulk} and {@code callbacks}. Out:
 * calls to the provider, and {@code status}. Ours are the tables of schema {@code dispatch}.
 */
@NullMarked
package dev.heliograph.dispatch;

import org.jspecify.annotations.NullMarked;
