package dev.heliograph.status.deadletters;

import dev.heliograph.support.paging.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where dead letters are kept. Throws Spring's DataAccessException when it does not answer. */
public interface DeadLetterStore {

  /** Keeps them; those that it has already change nothing. */
  void add(List<DeadLetter> letters);

  Optional<DeadLetterView> find(UUID id);

  Optional<DeadLetter.Content> contentOf(UUID id);

  /** The record of one that is there. */
  Originals.Original originalOf(UUID claimed);

  /** The newest first. */
  Page search(LetterQuery query);

  /** Those that can be sent again, in the order in which they stood on their topics. */
  List<UUID> resendable(LetterQuery.Filters filters, int limit);

  int countResendable(LetterQuery.Filters filters);

  /**
   * Takes open ones, and all that tell of the same records, for one caller alone until they are
   * marked or given back, or a while has passed.
   *
   * @return the taken ones by the record that they tell of; of others nothing
   */
  Map<UUID, List<UUID>> claim(List<UUID> ids, Duration atMost);

  void giveBack(List<UUID> claimed);

  void markResent(List<UUID> claimed);

  /** False if it was not open. */
  boolean discard(UUID id);

  /** How many are open, by topic; topics without any may be missing. */
  Map<String, Integer> open();

  /** Forgets what became a dead letter before then, whatever its status; returns how many. */
  int forgetBefore(Instant then);

  /**
   * Some of what was found.
   *
   * @param last where this page ends; absent on the last page
   */
  record Page(List<DeadLetterView> items, Optional<Place> last) {
    public Page {
      items = List.copyOf(items);
    }
  }
}
