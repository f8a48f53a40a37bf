/**
 * Remembers what became of every message.
 *
 * <p>In come signed callbacks over HTTP, and from Kafka messages on their way, decisions, outcomes
 * and the callbacks again; out go the callbacks (to Kafka) and the answers of {@code /v1/messages}.
 * The tables of the schema {@code status} are ours. {@code tracking} and {@code history} are the
 * features; {@code twilio}, {@code kafka} and {@code postgres} adapt one outside system each.
 */
@NullMarked
package dev.heliograph.status;

import org.jspecify.annotations.NullMarked;
