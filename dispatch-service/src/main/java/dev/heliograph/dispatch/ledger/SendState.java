package dev.heliograph.dispatch.ledger;

/** Where a message stands in the ledger. */
public enum SendState {
  /** Claimed, not begun. */
  QUEUED,
  /** A call may be under way. */
  SENDING,
  /** The provider has it. */
  ACCEPTED,
  /** The provider's final report says that it did not arrive. */
  FAILED,
  /** The provider refused it: will never work. */
  REJECTED,
  /** Certainly not sent; tried again when due. */
  WAITING,
  /** May have been sent: no retry before it is settled. */
  UNCERTAIN,
  /** Called back before it was sent. */
  CANCELED,
  /** Too late to be useful. */
  EXPIRED,
  /** Not to be sent, by a rule. */
  SUPPRESSED
}
