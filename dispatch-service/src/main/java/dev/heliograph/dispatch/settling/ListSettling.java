package dev.heliograph.dispatch.settling;

import dev.heliograph.dispatch.ledger.Unsettled;
import dev.heliograph.dispatch.ledger.Unsettled.Taken;
import dev.heliograph.dispatch.settling.SentTexts.Texts;
import dev.heliograph.dispatch.settling.SentTexts.Unavailable;
import dev.heliograph.dispatch.settling.Words.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles uncertain texts by what the provider has for their numbers. The provider is asked once
 * for all open texts of a person, a few persons at a time, and with no transaction open. While it
 * cannot be asked everything stays as it is.
 */
public final class ListSettling {
  private static final Logger log = LoggerFactory.getLogger(ListSettling.class);

  /** Texts that are taken at once, for each person that is asked for at the same time. */
  private static final int TAKEN_FOR_EACH = 4;

  /** Beyond what the clocks' whole seconds hide. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final Unsettled unsettled;
  private final Findings findings;
  private final SentTexts provider;
  private final Words words;
  private final SettlingSettings settings;
  private final ListPause pause;
  private final ExecutorService asking;

  /** Where it asks. */
  record Provider(SentTexts texts, Words words, ListPause pause) {}

  /**
   * When it looks and when it gives up.
   *
   * @param mostAnswers after so many answers about a message it has failed
   */
  public record Rules(SettlingSettings settings, int mostAnswers) {}

  static ListSettling of(
      Findings.Ledger ledger, Findings.Telling telling, Provider provider, Rules rules) {
    SettlingSettings settings = rules.settings();
    var judge = new Judge(telling.teller(), settings, rules.mostAnswers());
    var absences = new Absences(settings.apart());
    var deciding = new Deciding(judge, provider.words(), provider.texts(), absences);
    var findings = new Findings(ledger, deciding, telling, absences, settings.after());
    return new ListSettling(ledger.unsettled(), findings, provider, settings);
  }

  private ListSettling(
      Unsettled unsettled, Findings findings, Provider provider, SettlingSettings settings) {
    this.unsettled = unsettled;
    this.findings = findings;
    this.provider = provider.texts();
    this.words = provider.words();
    this.pause = provider.pause();
    this.settings = settings;
    this.asking =
        Executors.newFixedThreadPool(
            settings.atOnce(), Thread.ofVirtual().name("settling-", 0).factory());
  }

  /**
   * One round: takes what is due and looks it up.
   *
   * @return whether there may be more that is due
   */
  public boolean tick() throws InterruptedException {
    int most = settings.atOnce() * TAKEN_FOR_EACH;
    String leftAlone = pause.isOver() ? "" : provider.provider();
    List<Taken> taken = unsettled.take(settings.after(), settings.lease(), most, leftAlone);
    Map<Boolean, List<Taken>> byComparable =
        taken.stream().collect(Collectors.partitioningBy(this::isComparable));
    findings.leave(byComparable.getOrDefault(false, List.of()));
    asking.invokeAll(
        open(byComparable.getOrDefault(true, List.of())).stream()
            .collect(Collectors.groupingBy(one -> one.row().recipient()))
            .values()
            .stream()
            .map(this::asTask)
            .toList());
    return taken.size() == most;
  }

  private boolean isComparable(Taken row) {
    return row.payload().isPresent() && row.route().provider().equals(provider.provider());
  }

  /** A row whose words are there. */
  private record Opened(Taken row, Text text) {}

  private List<Opened> open(List<Taken> taken) {
    var opened = new ArrayList<Opened>();
    var unreadable = new ArrayList<Taken>();
    for (Taken row : taken) {
      row.payload()
          .flatMap(one -> words.open(row.id(), one.bytes()))
          .ifPresentOrElse(text -> opened.add(new Opened(row, text)), () -> unreadable.add(row));
    }
    leaveUnread(unreadable);
    return opened;
  }

  /** The right keys may come back: they are waited for as long as for anything unclear. */
  private void leaveUnread(List<Taken> unreadable) {
    if (!unreadable.isEmpty()) {
      log.error(
          "the words of {} texts, such as message {}, cannot be read, so they cannot be settled; is"
              + " HELIOGRAPH_KEYSET the one that wrote them?",
          unreadable.size(),
          unreadable.getFirst().id());
      findings.unread(unreadable);
    }
  }

  private Callable<Boolean> asTask(List<Opened> person) {
    return () -> {
      try {
        if (pause.isOver()) {
          settle(person);
        }
      } catch (RuntimeException failed) { // its rows are taken again when their lease has passed
        log.warn("could not settle {} texts", person.size(), failed);
      }
      return true;
    };
  }

  private void settle(List<Opened> person) {
    Duration reach =
        person.stream()
            .map(one -> one.row().oldestClaimedAgo())
            .max(Duration::compareTo)
            .orElse(Duration.ZERO)
            .plus(MARGIN);
    long asked = System.nanoTime();
    switch (provider.to(person.getFirst().text().to(), reach)) {
      case Texts texts -> {
        pause.worked();
        var look = new Look(texts, asked, System.nanoTime(), reach);
        findings.apply(person.getFirst().row().recipient(), look);
      }
      case Unavailable(var cause, var retryAfter) -> {
        Duration left = pause.failed(retryAfter);
        log.warn("the provider's list is not available ({}): asked again in {}", cause, left);
      }
    }
  }
}
