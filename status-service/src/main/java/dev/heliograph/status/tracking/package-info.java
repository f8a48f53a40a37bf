/** What is heard of messages, and what it adds up to: forward only, everything kept. Pure. */
@NullMarked
package dev.heliograph.status.tracking;

import org.jspecify.annotations.NullMarked;
