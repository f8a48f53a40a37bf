package dev.heliograph.status.postgres;

import dev.heliograph.status.deadletters.DeadLetter;
import dev.heliograph.status.deadletters.DeadLetterStore;
import dev.heliograph.status.deadletters.DeadLetterView;
import dev.heliograph.status.deadletters.LetterQuery;
import dev.heliograph.status.deadletters.Originals.Original;
import dev.heliograph.support.paging.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code dead_letter}. */
@Component
class PostgresDeadLetters implements DeadLetterStore {
  private static final int FORGOTTEN_TOGETHER = 1_000;

  private final Migration migration;
  private final JdbcClient jdbc;
  private final DeadLetterRows rows;
  private final DeadLetterSearch search;
  private final DeadLetterClaims claims;

  PostgresDeadLetters(
      Migration migration,
      JdbcClient jdbc,
      DeadLetterRows rows,
      DeadLetterSearch search,
      DeadLetterClaims claims) {
    this.migration = migration;
    this.jdbc = jdbc;
    this.rows = rows;
    this.search = search;
    this.claims = claims;
  }

  @Override
  public void add(List<DeadLetter> letters) {
    rows.add(letters);
  }

  @Override
  public Optional<DeadLetterView> find(UUID id) {
    migration.requireDone();
    return search.find(id);
  }

  @Override
  public Optional<DeadLetter.Content> contentOf(UUID id) {
    migration.requireDone();
    return rows.content(id);
  }

  @Override
  public Original originalOf(UUID claimed) {
    DeadLetterView view = search.find(claimed).orElseThrow();
    return new Original(claimed, view.origin().topic(), rows.content(claimed).orElseThrow());
  }

  @Override
  public Page search(LetterQuery query) {
    migration.requireDone();
    List<DeadLetterView> found = search.find(query, query.limit() + 1); // one more tells of a next
    boolean more = found.size() > query.limit();
    List<DeadLetterView> shown = more ? found.subList(0, query.limit()) : found;
    return new Page(
        shown,
        more
            ? Optional.of(shown.getLast()).map(last -> new Place(last.at(), last.id()))
            : Optional.empty());
  }

  @Override
  public List<UUID> resendable(LetterQuery.Filters filters, int limit) {
    migration.requireDone();
    return search.resendable(filters, limit);
  }

  @Override
  public int countResendable(LetterQuery.Filters filters) {
    return search.countResendable(filters);
  }

  @Override
  public Map<UUID, List<UUID>> claim(List<UUID> ids, Duration atMost) {
    migration.requireDone();
    return claims.claim(ids, atMost);
  }

  @Override
  public void giveBack(List<UUID> claimed) {
    claims.giveBack(claimed);
  }

  @Override
  public void markResent(List<UUID> claimed) {
    claims.markResent(claimed);
  }

  @Override
  public boolean discard(UUID id) {
    migration.requireDone();
    return claims.discard(id);
  }

  @Override
  public Map<String, Integer> open() {
    var open = new HashMap<String, Integer>();
    jdbc.sql("select topic, count(*) from dead_letter where status = 'open' group by topic")
        .query((RowCallbackHandler) row -> open.put(row.getString(1), row.getInt(2)));
    return open;
  }

  @Override
  public int forgetBefore(Instant then) {
    int all = 0;
    int some;
    do {
      some =
          jdbc.sql(
                  """
                  delete from dead_letter where id in (
                    select id from dead_letter where at < ?::timestamptz order by id limit %d)
                  """
                      .formatted(FORGOTTEN_TOGETHER))
              .param(then.toString())
              .update();
      all += some;
    } while (some == FORGOTTEN_TOGETHER);
    return all;
  }
}
