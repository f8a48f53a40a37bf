/**
 * The data folder: where things lie in it, who may read them, and that one stack uses it at a time.
 */
@NullMarked
package dev.heliograph.local.folder;

import org.jspecify.annotations.NullMarked;
