package dev.heliograph.dispatch.ledger;

/**
 * The part of a row that the provider's reports can change.
 *
 * @param attempt the current one
 */
public record Standing(SendState state, int attempt, SendRow.Proof proof) {}
