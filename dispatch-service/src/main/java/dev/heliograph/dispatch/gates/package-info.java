/** Whether a provider or a sender may be used now, and how fast: pauses, breakers and limits. */
@NullMarked
package dev.heliograph.dispatch.gates;

import org.jspecify.annotations.NullMarked;
