/** Those who talk to the stack: clients, Stripe, Twilio, and upstream systems on Kafka. */
@NullMarked
package dev.heliograph.systemtests.client;

import org.jspecify.annotations.NullMarked;
