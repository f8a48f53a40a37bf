/** The floor: the same hops and statements as the product with no logic in between. */
@NullMarked
package dev.heliograph.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
