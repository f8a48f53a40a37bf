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
 * The accepted messages, in memory and bounded: when it is full, the oldest that has settled goes.
 * Safe for many threads; every operation is short and holds one lock.
 */
public final class MessageStore {
  /** How far from the oldest a settled one is looked for; then the oldest goes as it is. */
  private static final int LOOKED_AT = 1_000;

  private final int capacity;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<String, Message> bySid = new LinkedHashMap<>();
  private final Map<String, LinkedHashSet<String>> sidsByRecipient = new HashMap<>();
  private long sequence;

  public MessageStore(int capacity, Clock clock) {
    this.capacity = capacity;
    this.clock = clock;
  }

  public Message accept(MessageRequest request) {
    lock.lock();
    try {
      if (bySid.size() >= capacity) {
        remove(oldestSettled());
      }
      var message = Message.accepted(request, ++sequence, clock.instant());
      bySid.put(message.sid(), message);
      sidsByRecipient
          .computeIfAbsent(request.to(), to -> new LinkedHashSet<>(4))
          .add(message.sid());
      return message;
    } finally {
      lock.unlock();
    }
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
    lock.lock();
    try {
      return Optional.ofNullable(bySid.computeIfPresent(sid, (key, old) -> change.apply(old)));
    } finally {
      lock.unlock();
    }
  }

  /** Whether there was one. */
  public boolean delete(String sid) {
    lock.lock();
    try {
      var message = bySid.get(sid);
      if (message != null) {
        remove(message);
      }
      return message != null;
    } finally {
      lock.unlock();
    }
  }

  private void remove(Message message) {
    bySid.remove(message.sid());
    sidsByRecipient.computeIfPresent(
        message.request().to(),
        (to, sids) -> {
          sids.remove(message.sid());
          return sids.isEmpty() ? null : sids;
        });
  }

  public void clear() {
    lock.lock();
    try {
      bySid.clear();
      sidsByRecipient.clear();
    } finally {
      lock.unlock();
    }
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
    lock.lock();
    try {
      var messages = new ArrayList<Message>();
      for (String sid : sidsByRecipient.getOrDefault(recipient, new LinkedHashSet<>())) {
        Optional.ofNullable(bySid.get(sid)).ifPresent(messages::add);
      }
      return newest(messages, matching, limit);
    } finally {
      lock.unlock();
    }
  }

  private static List<Message> newest(
      SequencedCollection<Message> oldestFirst, Predicate<Message> matching, int limit) {
    return oldestFirst.reversed().stream().filter(matching).limit(limit).toList();
  }
}
