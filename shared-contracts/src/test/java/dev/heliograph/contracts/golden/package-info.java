/** Every released form of every record stays readable. */
@NullMarked
package dev.heliograph.contracts.golden;

import org.jspecify.annotations.NullMarked;
