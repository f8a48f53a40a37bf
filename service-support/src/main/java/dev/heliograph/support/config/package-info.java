/** Configuration that stops the start with a clear sentence, and never shows a secret. */
@NullMarked
package dev.heliograph.support.config;

import org.jspecify.annotations.NullMarked;
