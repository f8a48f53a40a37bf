/** The processes under test: started by {@code ./run}, stopped, killed and brought back. */
@NullMarked
package dev.heliograph.systemtests.stack;

import org.jspecify.annotations.NullMarked;
