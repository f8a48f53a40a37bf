/** What an error code means to people, as data: providers change their codes without notice. */
@NullMarked
package dev.heliograph.contracts.errors;

import org.jspecify.annotations.NullMarked;
