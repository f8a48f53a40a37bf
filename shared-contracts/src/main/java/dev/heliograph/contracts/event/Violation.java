package dev.heliograph.contracts.event;

/**
 * One thing that is wrong with an event.
 *
 * @param pointer where, as a JSON pointer into the structured form of the event (RFC 6901); the
 *     empty string is the whole
 * @param detail what is wrong and what would be right, without the value that stands there
 */
public record Violation(String pointer, String detail) {}
