@NullMarked
package dev.heliograph.dispatch.commands;

import org.jspecify.annotations.NullMarked;
