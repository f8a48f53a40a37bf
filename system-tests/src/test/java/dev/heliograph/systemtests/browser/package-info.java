/** A browser that looks at pages as people do. */
@NullMarked
package dev.heliograph.systemtests.browser;

import org.jspecify.annotations.NullMarked;
