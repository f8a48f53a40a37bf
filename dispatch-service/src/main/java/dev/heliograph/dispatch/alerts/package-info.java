/** What people have to be told of. */
@NullMarked
package dev.heliograph.dispatch.alerts;

import org.jspecify.annotations.NullMarked;
