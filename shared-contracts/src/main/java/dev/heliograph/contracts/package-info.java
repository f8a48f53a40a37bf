/** What crosses between services: topics, and the one JSON form of every record. */
@NullMarked
package dev.heliograph.contracts;

import org.jspecify.annotations.NullMarked;
