package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.errors.ErrorExplanations;
import dev.heliograph.contracts.errors.RetryAdvice;
import dev.heliograph.contracts.errors.RetryClass;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.Retries;
import dev.heliograph.dispatch.ledger.Retries.Wanted;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.SendRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again what the error table of the provider that had it calls a passing fault. */
public final class AutomaticRetry implements Again {
  private static final Logger log = LoggerFactory.getLogger(AutomaticRetry.class);

  private final Retries retries;
  private final Teller teller;
  private final Refusals refusals;

  /** What is told of a row that is tried again. */
  public interface Teller {
    /** Under the number that it has by now; the provider is the one by which it failed. */
    StatusChange triedAgain(SendRow row, String provider);
  }

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
  public AutomaticRetry(Retries retries, Teller teller) {
    this(retries, teller, Refusals.IGNORED);
  }

  /**
   * Tries nothing yet.
   *
   * @param refusals hears of what fails for our account or sender
   */
  public AutomaticRetry(Retries retries, Teller teller, Refusals refusals) {
    this.retries = retries;
    this.teller = teller;
    this.refusals = refusals;
  }

  @Override
  public List<StatusChange> after(Map<MessageId, Integer> failed) {
    Map<MessageId, Route> routes = retries.routes(failed.keySet());
    var wanted = new ArrayList<Wanted>();
    var held = new HashMap<MessageId, Integer>();
    var refused = new TreeSet<String>();
    routes.forEach(
        (id, route) -> {
          int code = Objects.requireNonNull(failed.get(id));
          RetryAdvice advice = ErrorExplanations.retryAdvice(route.provider(), code);
          if (advice.isPassing()) {
            wanted.add(new Wanted(id, advice.after(), advice.times()));
          } else if (advice.retryClass() == RetryClass.H) {
            held.put(id, code);
            refused.add(route + " with code " + code);
          }
        });
    if (!held.isEmpty()) {
      log.error("our account or sender is refused: {}; what it sends fails", refused);
      refusals.heardOf(held);
    }
    return wanted.isEmpty() ? List.of() : told(retries.again(wanted), routes);
  }

  private List<StatusChange> told(List<SendRow> again, Map<MessageId, Route> routes) {
    return again.stream()
        .map(row -> teller.triedAgain(row, Objects.requireNonNull(routes.get(row.id())).provider()))
        .toList();
  }
}
