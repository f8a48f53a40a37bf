/** Why a message does not go out: the stable codes and their words. */
@NullMarked
package dev.heliograph.composer.reason;

import org.jspecify.annotations.NullMarked;
