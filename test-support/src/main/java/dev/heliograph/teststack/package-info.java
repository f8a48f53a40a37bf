/**
 * A real broker and a real database for tests: containers where an engine answers, embedded
 * otherwise.
 */
@NullMarked
package dev.heliograph.teststack;

import org.jspecify.annotations.NullMarked;
