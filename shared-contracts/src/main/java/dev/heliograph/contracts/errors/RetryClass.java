package dev.heliograph.contracts.errors;

/** What a provider's error code means for sending the same message again by itself. */
public enum RetryClass {
  /** A passing fault: trying again may help. */
  R,
  /** It will not work, or repeating it does harm. */
  N,
  /** The account or the sender is at fault: whatever it sends fails until people act. */
  H,
  /** It may have arrived: not again by itself. */
  U
}
