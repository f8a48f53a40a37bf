package dev.heliograph.simulator.messages;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The accepted messages, in memory and bounded, by number and by bytes: when it is full, the oldest
 * that have settled go. Safe for many threads; every operation is short and holds one lock.
 */
public final class MessageStore {
  /** How far from the oldest a settled one is looked for; then the oldest goes as it is. */
  private static final int LOOKED_AT = 1_000;

  private final Bounds bounds;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<String, Message> bySid = new LinkedHashMap<>();
  private final Map<String, LinkedHashSet<String>> sidsByNumber = new HashMap<>();
  private volatile MessageWatcher watcher = MessageWatcher.NOBODY;
  private long sequence;
  private long bytes;

  /** How much is kept at most: messages, and what they take, as {@link Message#bytes} has it. */
  public record Bounds(int messages, long bytes) {}

  public MessageStore(Bounds bounds, Clock clock) {
    this.bounds = bounds;
    this.clock = clock;
  }

  public void watchedBy(MessageWatcher newWatcher) {
    watcher = newWatcher;
  }

  public Message accept(MessageRequest request) {
    var message = add(request);
    watcher.changed(message.sid());
    return message;
  }

  private Message add(MessageRequest request) {
    lock.lock();
    try {
      var message = Message.accepted(request, ++sequence, clock.instant());
      while (!bySid.isEmpty() && !hasRoomFor(message)) {
        remove(oldestSettled());
      }
      bySid.put(message.sid(), message);
      bytes += message.bytes();
      index(request.to(), message.sid());
      if (message.isInbound()) { // under both, since it is looked for as Twilio does and by phone
        index(message.handset(), message.sid());
      }
      return message;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoomFor(Message message) {
    return bySid.size() < bounds.messages() && bytes + message.bytes() <= bounds.bytes();
  }

  private void index(String number, String sid) {
    sidsByNumber.computeIfAbsent(number, key -> new LinkedHashSet<>(4)).add(sid);
  }

  private Message oldestSettled() {
    return bySid.values().stream()
        .limit(LOOKED_AT)
        .filter(message -> message.progress().settled())
        .findFirst()
        .orElseGet(() -> bySid.firstEntry().getValue());
  }

  public Optional<Message> find(String sid) {
    lock.lock();
    try {
      return Optional.ofNullable(bySid.get(sid));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Changes one message.
   *
   * @param change pure; what it is given is the current one
   * @return the changed one; empty if it is gone
   */
  public Optional<Message> update(String sid, UnaryOperator<Message> change) {
    Optional<Message> changed;
    lock.lock();
    try {
      changed = Optional.ofNullable(bySid.computeIfPresent(sid, (key, old) -> change(old, change)));
    } finally {
      lock.unlock();
    }
    watcher.changed(sid);
    return changed;
  }

  private Message change(Message old, UnaryOperator<Message> change) {
    Message changed = change.apply(old);
    bytes += changed.bytes() - old.bytes(); // its words may have been taken out
    return changed;
  }

  /** Whether there was one. */
  public boolean delete(String sid) {
    boolean found;
    lock.lock();
    try {
      var message = bySid.get(sid);
      found = message != null;
      if (message != null) {
        remove(message);
      }
    } finally {
      lock.unlock();
    }
    watcher.changed(sid);
    return found;
  }

  private void remove(Message message) {
    bySid.remove(message.sid());
    bytes -= message.bytes();
    unindex(message.request().to(), message.sid());
    if (message.isInbound()) {
      unindex(message.handset(), message.sid());
    }
  }

  private void unindex(String number, String sid) {
    sidsByNumber.computeIfPresent(
        number,
        (key, sids) -> {
          sids.remove(sid);
          return sids.isEmpty() ? null : sids;
        });
  }

  public void clear() {
    lock.lock();
    try {
      bySid.clear();
      bytes = 0;
      sidsByNumber.clear();
    } finally {
      lock.unlock();
    }
    watcher.cleared();
  }

  /** Those that match, newest first, at most so many. */
  public List<Message> newest(Predicate<Message> matching, int limit) {
    lock.lock();
    try {
      return newest(bySid.sequencedValues(), matching, limit);
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #newest}, of one recipient alone: its cost does not grow with the store. */
  public List<Message> newestTo(String recipient, Predicate<Message> matching, int limit) {
    return newestBy(
        recipient, matching.and(message -> message.request().to().equals(recipient)), limit);
  }

  /** As {@link #newestTo}, what the phone of that number got and what it sent. */
  public List<Message> newestOf(String handset, Predicate<Message> matching, int limit) {
    return newestBy(handset, matching.and(message -> message.handset().equals(handset)), limit);
  }

  private List<Message> newestBy(String number, Predicate<Message> matching, int limit) {
    lock.lock();
    try {
      var messages = new ArrayList<Message>();
      for (String sid : sidsByNumber.getOrDefault(number, new LinkedHashSet<>())) {
        Optional.ofNullable(bySid.get(sid)).ifPresent(messages::add);
      }
      return newest(messages, matching, limit);
    } finally {
      lock.unlock();
    }
  }

  /** All as they are now, oldest first: a copy, to be looked through without holding others up. */
  public List<Message> all() {
    lock.lock();
    try {
      return List.copyOf(bySid.sequencedValues());
    } finally {
      lock.unlock();
    }
  }

  private static List<Message> newest(
      SequencedCollection<Message> oldestFirst, Predicate<Message> matching, int limit) {
    return oldestFirst.reversed().stream().filter(matching).limit(limit).toList();
  }
}
