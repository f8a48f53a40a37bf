@NullMarked
package dev.heliograph.support.asyncapi;

import org.jspecify.annotations.NullMarked;
