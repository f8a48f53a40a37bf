/** What people ask for after a message was accepted. */
@NullMarked
package dev.heliograph.contracts.command;

import org.jspecify.annotations.NullMarked;
