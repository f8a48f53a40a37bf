package dev.heliograph.simulator.handsets;

import dev.heliograph.simulator.inbound.Deliveries;
import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.MessageStore;
import dev.heliograph.simulator.optout.OptOuts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at the texts phone by phone. Nothing is kept for it: a text costs nothing more. */
public final class Handsets {
  private final MessageStore store;
  private final OptOuts optOuts;
  private final Deliveries deliveries;

  /** A phone in the list; {@code stopped} are the senders it wants nothing more from. */
  public record Handset(String number, List<String> stopped, TextView last) {}

  /** {@code next} is null on the last page, else what to ask for as {@code before}. */
  public record HandsetPage(List<Handset> items, @Nullable Long next) {}

  /** One phone's texts, oldest first. */
  public record TextPage(List<TextView> texts, @Nullable Long next) {}

  /** What became of texts that have changed. */
  public record Changes(List<TextView> texts, List<String> gone, List<Stopped> stopped) {}

  /** All senders that a phone has stopped. */
  public record Stopped(String number, List<String> senders) {}

  public Handsets(MessageStore store, OptOuts optOuts, Deliveries deliveries) {
    this.store = store;
    this.optOuts = optOuts;
    this.deliveries = deliveries;
  }

  /**
   * Newest activity first.
   *
   * @param digits what the number contains; empty for all
   * @param before only phones whose newest text is older than this
   */
  HandsetPage page(String digits, long before, int limit) {
    var items = new ArrayList<Handset>();
    Set<String> seen = new HashSet<>();
    for (Message message : store.all().reversed()) {
      boolean first = seen.add(message.handset());
      if (first && message.sequence() < before && message.handset().contains(digits)) {
        if (items.size() == limit) {
          return new HandsetPage(items, items.getLast().last().order());
        }
        items.add(handset(message));
      }
    }
    return new HandsetPage(items, null);
  }

  private Handset handset(Message newest) {
    return new Handset(newest.handset(), optOuts.of(newest.handset()), view(newest));
  }

  TextPage texts(String number, long before, int limit) {
    List<Message> found = store.newestOf(number, message -> message.sequence() < before, limit + 1);
    List<Message> shown = found.subList(0, Math.min(limit, found.size()));
    Long next = found.size() > limit ? (Long) shown.getLast().sequence() : null;
    return new TextPage(shown.reversed().stream().map(this::view).toList(), next);
  }

  List<String> stopped(String number) {
    return optOuts.of(number);
  }

  /** The newest text between the two, either way. */
  Optional<Message> newestWith(String number, String ours) {
    return store
        .newestOf(number, message -> message.ours().filter(ours::equals).isPresent(), 1)
        .stream()
        .findFirst();
  }

  /** Who has written to a phone or was written to from it, newest first. */
  List<String> senders(String number) {
    return store.newestOf(number, message -> message.ours().isPresent(), 1_000).stream()
        .flatMap(message -> message.ours().stream())
        .distinct()
        .limit(20)
        .toList();
  }

  /** The present state of texts by their SIDs. */
  public Changes changes(List<String> sids) {
    var gone = new ArrayList<String>();
    var found = new ArrayList<Message>();
    sids.forEach(sid -> store.find(sid).ifPresentOrElse(found::add, () -> gone.add(sid)));
    List<Stopped> stopped =
        found.stream()
            .filter(Message::isInbound) // only such a one changes what is stopped
            .map(Message::handset)
            .distinct()
            .map(number -> new Stopped(number, optOuts.of(number)))
            .toList();
    return new Changes(found.stream().map(this::view).toList(), gone, stopped);
  }

  TextView view(Message message) {
    return TextView.of(
        message, message.isInbound() ? deliveries.find(message.sid()) : Optional.empty());
  }
}
