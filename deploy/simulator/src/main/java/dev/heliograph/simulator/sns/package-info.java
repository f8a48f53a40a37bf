/** Amazon SNS's Publish to a telephone number, played. */
@NullMarked
package dev.heliograph.simulator.sns;

import org.jspecify.annotations.NullMarked;
