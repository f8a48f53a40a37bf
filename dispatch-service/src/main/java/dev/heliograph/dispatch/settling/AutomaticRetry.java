package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.errors.ErrorExplanations;
import dev.heliograph.contracts.errors.RetryAdvice;
import dev.heliograph.contracts.errors.RetryClass;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.Retries;
import dev.heliograph.dispatch.ledger.Retries.Wanted;
import dev.heliograph.dispatch.ledger.SendRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again what the provider's error table calls a passing fault. */
public final class AutomaticRetry implements Again {
  private static final Logger log = LoggerFactory.getLogger(AutomaticRetry.class);

  private final Retries retries;
  private final String provider;
  private final Function<SendRow, StatusChange> teller;
  private final Refusals refusals;

  /** The provider refuses our account or sender: what else that sends would fail too. */
  public interface Refusals {
    Refusals IGNORED = refused -> {};

    /**
     * To be called in the transaction that made them fail.
     *
     * @param refused the provider's error code of each
     */
    void heardOf(Map<MessageId, Integer> refused);
  }

  /** What fails for our account or sender is logged alone. */
  public AutomaticRetry(Retries retries, String provider, Function<SendRow, StatusChange> teller) {
    this(retries, provider, teller, Refusals.IGNORED);
  }

  /**
   * Tries nothing yet.
   *
   * @param provider whose table it goes by
   * @param teller what is told of a row that is tried again
   * @param refusals hears of what fails for our account or sender
   */
  public AutomaticRetry(
      Retries retries, String provider, Function<SendRow, StatusChange> teller, Refusals refusals) {
    this.retries = retries;
    this.provider = provider;
    this.teller = teller;
    this.refusals = refusals;
  }

  @Override
  public List<StatusChange> after(Map<MessageId, Integer> failed) {
    var wanted = new ArrayList<Wanted>();
    var held = new HashMap<MessageId, Integer>();
    failed.forEach(
        (id, code) -> {
          RetryAdvice advice = ErrorExplanations.retryAdvice(provider, code);
          if (advice.isPassing()) {
            wanted.add(new Wanted(id, advice.after(), advice.times()));
          } else if (advice.retryClass() == RetryClass.H) {
            held.put(id, code);
          }
        });
    if (!held.isEmpty()) {
      log.error(
          "{} refuses our account or sender (codes {}): what it sends fails",
          provider,
          new TreeSet<>(held.values()));
      refusals.heardOf(held);
    }
    return wanted.isEmpty() ? List.of() : retries.again(wanted).stream().map(teller).toList();
  }
}
