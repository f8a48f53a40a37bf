package dev.heliograph.dispatch.alerts;

/**
 * Something that does not mend itself.
 *
 * @param cause what alerts are told apart by: the same again within a while is told once
 * @param detail in words for people, without personal data
 */
public record Alert(String cause, String detail) {}
