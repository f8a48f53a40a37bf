/**
 * What Heliograph promises, tried on the running stack from outside: separate processes, a real
 * broker, a real database, and a stand-in for Twilio that counts.
 */
@NullMarked
package dev.heliograph.systemtests;

import org.jspecify.annotations.NullMarked;
