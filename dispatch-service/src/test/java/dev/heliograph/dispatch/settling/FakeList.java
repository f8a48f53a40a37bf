package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A provider's list that holds what the test says. */
final class FakeList implements SentTexts {
  private final Map<String, List<SentText>> texts = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
  private volatile Optional<Supplier<Answer>> instead = Optional.empty();

  /** The payload of the tests: number and words. */
  static Optional<Words.Text> open(MessageId id, byte[] payload) {
    if (payload.length == 1) {
      return Optional.empty(); // another keyset
    }
    String[] parts = new String(payload, StandardCharsets.UTF_8).split("\\|", 2);
    return Optional.of(new Words.Text(parts[0], parts[1]));
  }

  void has(String number, String sid, String body, Duration age) {
    texts
        .computeIfAbsent(number, one -> new CopyOnWriteArrayList<>())
        .add(new SentText(sid, body, true, age));
  }

  void answers(Supplier<Answer> answer) {
    instead = Optional.of(answer);
  }

  void works() {
    instead = Optional.empty();
  }

  void onceWhileAsked(Runnable what) {
    meanwhile.set(what);
  }

  List<String> asked() {
    return asked;
  }

  @Override
  public String provider() {
    return "fake";
  }

  @Override
  public Answer to(String number, Duration reach) {
    asked.add(number);
    List<SentText> within =
        texts.getOrDefault(number, List.of()).stream()
            .filter(text -> text.age().compareTo(reach) <= 0)
            .toList();
    var answer = new Texts(within, true);
    meanwhile.getAndSet(() -> {}).run();
    return instead.map(Supplier::get).orElse(answer);
  }

  @Override
  public String canonical(String body) {
    return body;
  }
}
