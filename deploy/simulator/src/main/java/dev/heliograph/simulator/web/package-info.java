/** The little that both APIs need of HTTP, over the JDK's own server. */
@NullMarked
package dev.heliograph.simulator.web;

import org.jspecify.annotations.NullMarked;
