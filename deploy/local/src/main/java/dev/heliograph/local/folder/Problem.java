package dev.heliograph.local.folder;

/** What stops a command, told in one sentence that says what to do; shown without a stack trace. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public Problem(String sentence) {
    this(sentence, 1);
  }

  private Problem(String sentence, int exitCode) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** A command that was not understood. */
  public static Problem ofUsage(String sentence) {
    return new Problem(sentence, 2);
  }

  public int exitCode() {
    return exitCode;
  }
}
