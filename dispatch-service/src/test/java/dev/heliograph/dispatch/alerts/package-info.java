@NullMarked
package dev.heliograph.dispatch.alerts;

import org.jspecify.annotations.NullMarked;
