package dev.heliograph.dispatch.settling;

/** What follows a failure: another attempt, or, where there is none, what is done for good. */
public record Failures(Again again, ForGood forGood) {
  public static final Failures NOTHING = new Failures(Again.NEVER, ForGood.NOTHING);
}
