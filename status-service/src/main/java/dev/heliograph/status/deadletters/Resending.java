package dev.heliograph.status.deadletters;

import dev.heliograph.status.deadletters.Originals.Original;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Puts records on their topics again. Claimed, published, marked: a crash before the mark leaves
 * them open, and they are sent once more, which changes nothing: the ledger takes a message once, a
 * stored decision is replayed, and a status only goes forward.
 */
@Component
class Resending {
  /** Longer than publishing takes; then a claim of somebody who died counts no more. */
  private static final Duration CLAIM = Duration.ofMinutes(1);

  /** Contents in memory at a time. */
  private static final int TOGETHER = 20;

  private final DeadLetterStore store;
  private final Originals originals;

  Resending(DeadLetterStore store, Originals originals) {
    this.store = store;
    this.originals = originals;
  }

  /**
   * What became of it.
   *
   * @param resent how many dead letters are done with: all that tell of the records that were sent
   */
  record Result(int resent, List<Skipped> skipped) {}

  /** One that was not sent, and why. */
  record Skipped(UUID id, Refusal code) {}

  /** Each record once, however many dead letters tell of it. */
  Result resend(List<UUID> ids) {
    var resent = new HashSet<UUID>();
    var skipped = new ArrayList<Skipped>();
    for (int from = 0; from < ids.size(); from += TOGETHER) {
      List<UUID> some =
          ids.subList(from, Math.min(from + TOGETHER, ids.size())).stream()
              .filter(id -> !resent.contains(id))
              .toList();
      Map<UUID, List<UUID>> claimed = store.claim(some, CLAIM);
      Set<UUID> refused = publishOrGiveBack(claimed);
      List<UUID> sent = all(claimed).filter(id -> !refused.contains(id)).toList();
      store.markResent(sent);
      store.giveBack(List.copyOf(refused));
      resent.addAll(sent);
      some.stream()
          .filter(id -> !resent.contains(id))
          .forEach(
              id ->
                  skipped.add(
                      new Skipped(id, refused.contains(id) ? Refusal.NOT_TAKEN : whyNot(id))));
    }
    return new Result(resent.size(), skipped);
  }

  private static Stream<UUID> all(Map<UUID, List<UUID>> claimed) {
    return claimed.values().stream().flatMap(List::stream);
  }

  /** Returns the dead letters of records that the broker does not take. */
  private Set<UUID> publishOrGiveBack(Map<UUID, List<UUID>> claimed) {
    try {
      return publish(claimed);
    } catch (RuntimeException outage) {
      store.giveBack(all(claimed).toList());
      throw outage;
    }
  }

  private Set<UUID> publish(Map<UUID, List<UUID>> claimed) {
    var refused = new HashSet<UUID>();
    try {
      originals.publish(
          claimed.values().stream().map(List::getFirst).map(store::originalOf).toList());
    } catch (Originals.Refused oneOfThem) {
      claimed.values().stream().filter(this::isRefused).forEach(refused::addAll);
    }
    return refused;
  }

  private boolean isRefused(List<UUID> letters) {
    try {
      Original alone = store.originalOf(letters.getFirst());
      originals.publish(List.of(alone));
      return false;
    } catch (Originals.Refused refused) {
      return true;
    }
  }

  private Refusal whyNot(UUID id) {
    return store.find(id).map(Refusal::of).orElse(Refusal.NOT_FOUND);
  }
}
