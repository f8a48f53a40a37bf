/**
 * The composer service. In: CloudEvents from topic {@code events}. Out: {@code messages.*}, one
 * topic for each lane, and decisions other than a plain send on {@code status}. Its table: {@code
 * composer.decision}.
 */
@NullMarked
package dev.heliograph.composer;

import org.jspecify.annotations.NullMarked;
