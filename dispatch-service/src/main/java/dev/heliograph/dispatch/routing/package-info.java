/** By whom a message goes: configured orders of preference, by brand and country. */
@NullMarked
package dev.heliograph.dispatch.routing;

import org.jspecify.annotations.NullMarked;
