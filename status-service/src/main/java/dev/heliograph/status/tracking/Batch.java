package dev.heliograph.status.tracking;

import dev.heliograph.contracts.message.MessageId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Many news, added up: one update per message and one per attempt, each in the order in which rows
 * are locked, so that no statement meets a row twice and two writers never wait for each other in a
 * circle. Without this a {@code sent} could win over a {@code delivered} of the same batch.
 *
 * @param events everything that was heard, in the order of the batch
 */
public record Batch(List<MessageUpdate> messages, List<AttemptUpdate> attempts, List<News> events) {

  /**
   * What a batch says of one message.
   *
   * @param heardAt of its first news
   * @param standing the highest; absent where nothing said where it stands
   */
  public record MessageUpdate(
      MessageId id,
      Instant heardAt,
      Optional<Standing> standing,
      Optional<MessageDetails> details) {

    static MessageUpdate of(News news) {
      return new MessageUpdate(news.messageId(), news.said().at(), news.standing(), news.details());
    }

    MessageUpdate then(MessageUpdate next) {
      return new MessageUpdate(
          id,
          heardAt,
          merge(standing, next.standing, Standing::then),
          merge(details, next.details, MessageDetails::or));
    }
  }

  /**
   * What a batch says of one attempt.
   *
   * @param provider who was asked to send
   * @param providerId the first that it was known by, unless another attempt of the batch has it
   * @param twoEnds two different final statuses were heard of it
   */
  public record AttemptUpdate(
      AttemptKey key,
      Optional<Standing> standing,
      Optional<String> provider,
      Optional<ProviderId> providerId,
      boolean twoEnds) {

    static AttemptUpdate of(News news) {
      Optional<ProviderId> id =
          news.said()
              .provider()
              .flatMap(
                  side -> side.providerId().map(value -> new ProviderId(side.provider(), value)));
      return new AttemptUpdate(
          news.tried(),
          news.standing(),
          news.said().provider().map(News.ProviderSide::provider),
          id,
          false);
    }

    AttemptUpdate then(AttemptUpdate next) {
      boolean contradiction =
          standing.isPresent()
              && next.standing.isPresent()
              && standing.get().contradicts(next.standing.get());
      return new AttemptUpdate(
          key,
          merge(standing, next.standing, Standing::then),
          provider.or(next::provider),
          providerId.or(next::providerId),
          twoEnds || next.twoEnds || contradiction);
    }

    private AttemptUpdate withoutProviderId() {
      return new AttemptUpdate(key, standing, provider, Optional.empty(), twoEnds);
    }
  }

  /** A provider's id of an attempt (Twilio: the SID). */
  public record ProviderId(String provider, String value) {}

  /** Adds up what came in one poll, in its order. */
  public static Batch of(List<News> news) {
    var messages = new TreeMap<MessageId, MessageUpdate>();
    var attempts = new TreeMap<AttemptKey, AttemptUpdate>();
    var owners = new HashMap<ProviderId, AttemptKey>();
    for (News one : news) {
      messages.merge(one.messageId(), MessageUpdate.of(one), MessageUpdate::then);
      if (one.tried().attempt() > 0 && isAboutAttempt(one)) {
        attempts.merge(one.tried(), claim(AttemptUpdate.of(one), owners), AttemptUpdate::then);
      }
    }
    return new Batch(List.copyOf(messages.values()), List.copyOf(attempts.values()), news);
  }

  /** Notes, which change nothing and come from no provider, make no attempt. */
  private static boolean isAboutAttempt(News news) {
    return news.status().isPresent() || news.said().provider().isPresent();
  }

  private static AttemptUpdate claim(AttemptUpdate update, Map<ProviderId, AttemptKey> owners) {
    boolean taken =
        update
            .providerId()
            .map(id -> owners.computeIfAbsent(id, any -> update.key()))
            .filter(owner -> !owner.equals(update.key()))
            .isPresent();
    return taken ? update.withoutProviderId() : update;
  }

  private static <T> Optional<T> merge(
      Optional<T> first, Optional<T> second, BinaryOperator<T> rule) {
    return first.isPresent() && second.isPresent()
        ? Optional.of(rule.apply(first.get(), second.get()))
        : first.or(() -> second);
  }
}
