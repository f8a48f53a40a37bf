/** What people ask for by hand: a retry, a cancel. */
@NullMarked
package dev.heliograph.status.commands;

import org.jspecify.annotations.NullMarked;
