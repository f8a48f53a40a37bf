/** Reading our own YAML files: strictly, with the place of every fault. */
@NullMarked
package dev.heliograph.composer.yaml;

import org.jspecify.annotations.NullMarked;
