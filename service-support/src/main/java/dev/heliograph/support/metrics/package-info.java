/** What is measured in every service, and what of all that could be measured is kept. */
@NullMarked
package dev.heliograph.support.metrics;

import org.jspecify.annotations.NullMarked;
