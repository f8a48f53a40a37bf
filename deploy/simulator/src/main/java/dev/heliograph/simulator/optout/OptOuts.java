package dev.heliograph.simulator.optout;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which phones want nothing more from which sender. Safe for many threads. */
public final class OptOuts {
  /** Far more than anybody types; programs answer too. */
  private static final int MOST = 100_000;

  private final Map<String, Set<String>> sendersByHandset = new ConcurrentHashMap<>();
  private int count;

  /**
   * Whether a text must not go.
   *
   * @param sender a number or the SID of a Messaging Service
   */
  public boolean blocks(String handset, String sender) {
    return sendersByHandset.getOrDefault(handset, Set.of()).contains(sender);
  }

  /** Whether nobody has opted out: what is usual, and quickly seen. */
  public boolean isEmpty() {
    return sendersByHandset.isEmpty();
  }

  /** The senders that this phone has stopped. */
  public List<String> of(String handset) {
    return sendersByHandset.getOrDefault(handset, Set.of()).stream().sorted().toList();
  }

  /**
   * Does what the keyword says; when there are too many opt-outs, no more are kept.
   *
   * @return whether that calls for an answer: HELP always, the others when they change something
   */
  public synchronized boolean apply(Keyword keyword, String handset, String sender) {
    return switch (keyword) {
      case STOP -> add(handset, sender);
      case START -> remove(handset, sender);
      case HELP -> true;
    };
  }

  private boolean add(String handset, String sender) {
    boolean added =
        count < MOST
            && sendersByHandset
                .computeIfAbsent(handset, key -> ConcurrentHashMap.newKeySet(1))
                .add(sender);
    count += added ? 1 : 0;
    return added;
  }

  private boolean remove(String handset, String sender) {
    boolean removed = sendersByHandset.getOrDefault(handset, Set.of()).contains(sender);
    sendersByHandset.computeIfPresent(
        handset,
        (key, senders) -> {
          senders.remove(sender);
          return senders.isEmpty() ? null : senders;
        });
    count -= removed ? 1 : 0;
    return removed;
  }
}
