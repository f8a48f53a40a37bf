/** API keys and their scopes: who calls, and what that caller may do. */
@NullMarked
package dev.heliograph.support.api;

import org.jspecify.annotations.NullMarked;
