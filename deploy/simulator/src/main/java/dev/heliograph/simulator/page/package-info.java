/** The page with the virtual handsets: HTML, CSS and ES modules, served as they are. */
@NullMarked
package dev.heliograph.simulator.page;

import org.jspecify.annotations.NullMarked;
