/** PostgreSQL from unpacked binaries; the process started is the postmaster itself. */
@NullMarked
package dev.heliograph.local.postgres;

import org.jspecify.annotations.NullMarked;
