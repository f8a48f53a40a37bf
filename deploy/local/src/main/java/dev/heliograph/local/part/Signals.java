package dev.heliograph.local.part;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that Java itself cannot send, and processes that get none meant for others. */
final class Signals {
  private Signals() {}

  /** The terminal's Ctrl-C: for Postgres the order to end its sessions and stop. */
  static void interrupt(ProcessHandle process) {
    try {
      new ProcessBuilder("sh", "-c", "kill -INT \"$1\"", "sh", String.valueOf(process.pid()))
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
