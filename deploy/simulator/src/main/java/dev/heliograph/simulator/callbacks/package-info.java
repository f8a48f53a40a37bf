/**
 * Signed status callbacks: URL overrides, signature, retries, and a small keep-alive HTTP client.
 */
@NullMarked
package dev.heliograph.simulator.callbacks;

import org.jspecify.annotations.NullMarked;
