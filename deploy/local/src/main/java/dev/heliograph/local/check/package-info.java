/** The check of a running stack: each way in, through to delivered. */
@NullMarked
package dev.heliograph.local.check;

import org.jspecify.annotations.NullMarked;
