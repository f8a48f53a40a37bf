package dev.heliograph.simulator.notices;

/** Nobody can listen there for mails. */
public final class MailPortTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MailPortTaken(Throwable cause) {
    super("the port for mails cannot be listened on", cause);
  }
}
