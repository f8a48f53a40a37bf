package dev.heliograph.dispatch.twilio;

import com.twilio.exception.TwilioException;

/**
 * The answer is read and told: the SDK need not parse it as well, into an object that nobody asks
 * for. That would be a fifth of what a text costs here.
 */
final class Answered extends TwilioException {
  @SuppressWarnings("StaticAssignmentOfThrowable") // it has no trace: one is like all others
  static final Answered ALREADY = new Answered();

  private static final long serialVersionUID = 1L;

  private Answered() {
    super("answered");
  }

  /** Thrown for each text, and caught a few frames above. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
