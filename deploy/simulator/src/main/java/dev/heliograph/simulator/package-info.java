/**
 * A stand-in for Twilio: takes texts, moves them through their statuses and reports them, with
 * faults on demand. It keeps everything in memory.
 */
@NullMarked
package dev.heliograph.simulator;

import org.jspecify.annotations.NullMarked;
