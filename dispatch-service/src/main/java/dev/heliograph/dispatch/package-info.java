/**
 * Sends each message once. In: {@code messages.urgent|normal|bulk|notices} and {@code callbacks}.
 * Out: calls to the providers, {@code status}, alerts as {@code events}, and fallbacks. Ours are
 * the tables of schema {@code dispatch}.
 */
@NullMarked
package dev.heliograph.dispatch;

import org.jspecify.annotations.NullMarked;
