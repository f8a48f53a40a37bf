package dev.heliograph.simulator.messages;

/** Hears that messages have changed. It is called for every change, so it must be quick. */
public interface MessageWatcher {
  /** Nobody cares. */
  MessageWatcher NOBODY =
      new MessageWatcher() {
        @Override
        public void changed(String sid) {}

        @Override
        public void cleared() {}
      };

  /** A message is new, is another than before, or is gone. */
  void changed(String sid);

  /** All are gone. */
  void cleared();
}
