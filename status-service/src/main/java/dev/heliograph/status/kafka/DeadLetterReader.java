package dev.heliograph.status.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heliograph.contracts.Topics;
import dev.heliograph.status.deadletters.DeadLetter;
import dev.heliograph.status.deadletters.DeadLetter.Content;
import dev.heliograph.status.deadletters.DeadLetter.Header;
import dev.heliograph.status.deadletters.DeadLetter.Origin;
import dev.heliograph.status.deadletters.LetterSettings;
import dev.heliograph.support.kafka.DeadLetterHeaders;
import dev.heliograph.support.kafka.KeyDeserializer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/**
 * Reads whatever stands on a dead-letter topic, also what none of our consumers has put there: a
 * header that is missing or makes no sense is as good as none.
 */
@Component
class DeadLetterReader {
  private static final int LONGEST_TEXT = 1_100;
  private static final int BEGINNING = 64 * 1024;
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  private final LetterSettings settings;
  private final Clock clock;

  DeadLetterReader(LetterSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  DeadLetter read(ConsumerRecord<String, byte[]> dead) {
    var whole =
        new Content(
            KeyDeserializer.bytesOf(dead), headersOf(dead), Optional.ofNullable(dead.value()));
    boolean fits = whole.size() <= settings.largest().toBytes();
    return new DeadLetter(
        idOf(dead),
        timeOf(dead),
        new Origin(
            Topics.originOf(dead.topic()),
            parsed(dead, DeadLetterHeaders.PARTITION, Integer::valueOf),
            parsed(dead, DeadLetterHeaders.OFFSET, Long::valueOf),
            text(dead, DeadLetterHeaders.CONSUMER)),
        text(dead, DeadLetterHeaders.REASON).orElse("unknown"),
        text(dead, DeadLetterHeaders.CUT).or(() -> fits ? Optional.empty() : tooLarge(whole)),
        parsed(dead, DeadLetterHeaders.FORMER, UUID::fromString),
        fits ? whole : beginningOf(whole));
  }

  /** With its time: offsets begin anew where a broker lost its data. */
  private static UUID idOf(ConsumerRecord<?, ?> dead) {
    String place =
        "%s %d %d %d".formatted(dead.topic(), dead.partition(), dead.offset(), dead.timestamp());
    return UUID.nameUUIDFromBytes(place.getBytes(UTF_8));
  }

  /** A time that cannot be is none. */
  private Instant timeOf(ConsumerRecord<?, ?> dead) {
    Instant now = clock.instant();
    Instant said = Instant.ofEpochMilli(dead.timestamp());
    return said.isBefore(FIRST) || said.isAfter(now.plus(CLOCKS_DIFFER)) ? now : said;
  }

  /** Those that the record had when it failed. */
  private static List<Header> headersOf(ConsumerRecord<?, ?> dead) {
    return StreamSupport.stream(dead.headers().spliterator(), false)
        .filter(header -> !header.key().startsWith(DeadLetterHeaders.PREFIX))
        .filter(header -> !header.key().equals(KeyDeserializer.KEY_BYTES))
        .map(header -> new Header(header.key(), Optional.ofNullable(header.value())))
        .toList();
  }

  private Optional<String> tooLarge(Content whole) {
    return Optional.of(
        "too large: of %d bytes the first %d of the value are kept"
            .formatted(whole.size(), beginningOf(whole).size()));
  }

  private static Content beginningOf(Content whole) {
    return new Content(
        Optional.empty(),
        List.of(),
        whole.value().map(all -> Arrays.copyOf(all, Math.min(all.length, BEGINNING))));
  }

  private static <T> Optional<T> parsed(
      ConsumerRecord<?, ?> dead, String header, Function<String, T> parser) {
    try {
      return text(dead, header).map(parser);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Without the character that no database keeps. */
  private static Optional<String> text(ConsumerRecord<?, ?> dead, String name) {
    return Optional.ofNullable(dead.headers().lastHeader(name))
        .flatMap(header -> Optional.ofNullable(header.value()))
        .map(value -> new String(value, 0, Math.min(value.length, LONGEST_TEXT), UTF_8))
        .map(text -> text.replace("\0", ""));
  }
}
