/** Domain events of upstream systems, as CloudEvents over HTTP. */
@NullMarked
package dev.heliograph.ingest.events;

import org.jspecify.annotations.NullMarked;
