package dev.heliograph.local;

import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.settings.RunningEnvironment;

/** The end of a stack, once, whether by Ctrl-C, a signal, a failure or a finished check. */
final class Shutdown {
  private final Stack stack;
  private final DataFolder folder;
  private boolean done;

  Shutdown(Stack stack, DataFolder folder) {
    this.stack = stack;
    this.folder = folder;
  }

  /** From now on a signal that ends this process ends the stack first. */
  void arm() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::run, "stop"));
  }

  /** Whoever comes second waits for the first: the folder is not free before all parts are gone. */
  synchronized void run() {
    if (done) {
      return;
    }
    done = true;
    stack.down();
    new RunningEnvironment(folder).delete();
  }
}
