@NullMarked
package dev.heliograph.status.commands;

import org.jspecify.annotations.NullMarked;
