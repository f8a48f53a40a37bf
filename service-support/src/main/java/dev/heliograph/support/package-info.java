/** What every service needs and upstream does not; auto-configured. */
@NullMarked
package dev.heliograph.support;

import org.jspecify.annotations.NullMarked;
