package dev.heliograph.contracts.errors;

/**
 * An error code in words.
 *
 * @param code the provider's number, or a word of our own such as {@code missing_variable}
 * @param title two to five words
 * @param description what happened
 * @param action what a person can do about it
 * @param permanent the same message again would fail again
 */
public record ErrorExplanation(
    String code, String title, String description, String action, boolean permanent) {}
