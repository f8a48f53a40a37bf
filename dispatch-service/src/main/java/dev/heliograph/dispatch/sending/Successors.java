package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.dispatch.ledger.RecipientKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Remembers for which recipients something is held back, to go on as soon as it may. Bounded, and
 * only to be quick: whatever is forgotten is found by the next scan.
 */
final class Successors {
  private static final int MOST = 10_000;

  private final Set<RecipientKey> held = new LinkedHashSet<>();
  private final Set<RecipientKey> woken = new LinkedHashSet<>();

  synchronized void hold(RecipientKey recipient) {
    held.remove(recipient); // the longest held goes first
    held.add(recipient);
    if (held.size() > MOST) {
      held.remove(held.iterator().next());
    }
  }

  /**
   * What held later messages of this recipient back has ended.
   *
   * @return whether there is one to start
   */
  synchronized boolean wake(RecipientKey recipient) {
    return held.contains(recipient) && woken.add(recipient);
  }

  synchronized List<RecipientKey> takeWoken(Lane lane, int most) {
    var taken = new ArrayList<RecipientKey>();
    for (RecipientKey recipient : woken) {
      if (recipient.lane() == lane && taken.size() < most) {
        taken.add(recipient);
      }
    }
    woken.removeAll(taken);
    return taken;
  }

  /** Of those that were asked for, only these had a message that waited. */
  synchronized void keepOnly(Collection<RecipientKey> asked, Collection<RecipientKey> found) {
    var none = new HashSet<>(asked);
    none.removeAll(new HashSet<>(found));
    held.removeAll(none);
  }
}
