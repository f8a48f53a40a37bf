package dev.heliograph.dispatch.receipts;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.message.ProviderReport;
import dev.heliograph.contracts.message.ProviderReport.Reported;
import dev.heliograph.contracts.message.ReportHeaders;
import dev.heliograph.dispatch.ledger.Unreceipted;
import dev.heliograph.dispatch.ledger.Unreceipted.Pending;
import dev.heliograph.dispatch.receipts.ReceiptSource.NoneYet;
import dev.heliograph.dispatch.receipts.ReceiptSource.Receipt;
import dev.heliograph.dispatch.receipts.ReceiptSource.Unavailable;
import dev.heliograph.support.kafka.OutgoingRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one provider what became of its texts and publishes what it says as reports, as if it had
 * called back: status-service shows them and the ledger applies them, as any other.
 */
final class PulledReceipts {
  private static final Logger log = LoggerFactory.getLogger(PulledReceipts.class);

  private final ReceiptSource source;
  private final Unreceipted texts;
  private final Consumer<List<OutgoingRecord>> broker;
  private final ReceiptSettings settings;
  private final Clock clock;
  private final LastWords lastWords = new LastWords();
  private final ExecutorService asking;

  /**
   * Asks nothing yet.
   *
   * @param broker returns when the broker has all of them, throws when it has not
   */
  PulledReceipts(
      ReceiptSource source,
      Unreceipted texts,
      Consumer<List<OutgoingRecord>> broker,
      ReceiptSettings settings,
      Clock clock) {
    this.source = source;
    this.texts = texts;
    this.broker = broker;
    this.settings = settings;
    this.clock = clock;
    this.asking =
        Executors.newFixedThreadPool(
            settings.atOnce(), Thread.ofVirtual().name("receipts-", 0).factory());
  }

  private record News(Pending text, Receipt receipt) {}

  /**
   * One round. What cannot be published is asked for again, later.
   *
   * @return whether there may be more whose turn it is
   */
  boolean tick() throws InterruptedException {
    List<Pending> pending =
        texts.take(source.provider(), settings.first(), settings.until(), settings.most());
    List<News> news =
        asking.invokeAll(pending.stream().map(this::asTask).toList()).stream()
            .flatMap(one -> one.resultNow().stream())
            .toList();
    broker.accept(news.stream().map(this::report).toList());
    news.forEach(one -> lastWords.keep(one.text().sid(), one.receipt().word()));
    return pending.size() == settings.most();
  }

  private Callable<Optional<News>> asTask(Pending text) {
    return () -> {
      try {
        return news(text);
      } catch (RuntimeException fault) {
        log.warn("{} could not be asked: {}", source.provider(), fault.getClass().getSimpleName());
        return Optional.empty();
      }
    };
  }

  private Optional<News> news(Pending text) {
    return switch (source.ask(text.sid())) {
      case Receipt receipt when !lastWords.is(text.sid(), receipt.word()) ->
          Optional.of(new News(text, receipt));
      case Receipt _, NoneYet _ -> Optional.empty();
      case Unavailable(var cause) -> {
        log.warn("{} tells nothing of message {}: {}", source.provider(), text.id(), cause);
        yield Optional.empty();
      }
    };
  }

  private OutgoingRecord report(News news) {
    Receipt receipt = news.receipt();
    Pending text = news.text();
    var reported =
        new Reported(
            source.provider(), text.sid(), receipt.word(), receipt.status(), receipt.errorCode());
    var report =
        new ProviderReport(text.id(), text.attempt(), reported, clock.instant(), receipt.fields());
    return new OutgoingRecord(
        Topics.CALLBACKS,
        text.id().toString(),
        ReportHeaders.of(report).write(),
        ContractJson.write(report));
  }
}
