/** Domain events as CloudEvents 1.0, and the schemas their data is held to. */
@NullMarked
package dev.heliograph.contracts.event;

import org.jspecify.annotations.NullMarked;
