package dev.heliograph.support.config;

/** The start stops: this environment variable is set to something that is not usable. */
public final class MalformedVariable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String variable;

  /**
   * Says what is wrong.
   *
   * @param problem what is wrong with the value, and what it should be; it never shows the value
   */
  public MalformedVariable(String variable, String problem) {
    super(variable + " is not usable: " + problem);
    this.variable = variable;
  }

  String variable() {
    return variable;
  }
}
