/** The API document of a service: OpenAPI 3.1, from its routes, at {@code /v3/api-docs}. */
@NullMarked
package dev.heliograph.support.openapi;

import org.jspecify.annotations.NullMarked;
