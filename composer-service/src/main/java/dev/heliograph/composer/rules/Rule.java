package dev.heliograph.composer.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Lane;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonPointer;

/**
 * A text that an event makes for one audience. Its name is part of the id of every message it
 * makes: a rule that is renamed would send again what is delivered again.
 *
 * @param on the types of event
 * @param labels name of a label to where in the event's data its value stands; what is not there
 *     makes no label
 */
public record Rule(
    String name,
    Set<String> on,
    Addressee to,
    @JsonProperty("send") Text text,
    Map<String, JsonPointer> labels) {

  public Rule {
    on = Set.copyOf(on);
    labels = Map.copyOf(labels);
  }

  /** Whether it makes a text, and not a message of another channel. */
  public boolean isText() {
    return to.channel() == Channel.SMS;
  }

  /**
   * For whom it is, in one word, and where the address stands.
   *
   * @param fallback where the e-mail address stands that is written to when a text cannot arrive
   */
  public record Addressee(
      String audience, Channel channel, AddressSource source, Optional<AddressSource> fallback) {
    private static final String AUDIENCE = "audience";
    private static final String FALLBACK = "fallback";
    private static final Map<String, Channel> CHANNELS =
        Map.of(
            "number", Channel.SMS,
            "email", Channel.EMAIL,
            "slack", Channel.SLACK,
            "discord", Channel.DISCORD);

    /**
     * Reads {@code audience} and one of {@code number}, {@code email}, {@code slack}, {@code
     * discord}; beside a number there may be a {@code fallback}. Throws {@link
     * IllegalArgumentException} on anything else.
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Addressee parse(Map<String, String> fields) {
      var rest = new TreeMap<>(fields);
      String audience = rest.remove(AUDIENCE);
      Optional<AddressSource> fallback =
          Optional.ofNullable(rest.remove(FALLBACK)).map(AddressSource::parse);
      Channel channel = rest.size() == 1 ? CHANNELS.get(rest.firstKey()) : null;
      if (audience == null || channel == null) {
        throw new IllegalArgumentException(
            "audience and one of number, email, slack, discord are needed, and no more");
      }
      if (fallback.isPresent() && channel != Channel.SMS) {
        throw new IllegalArgumentException("only a text has a fallback");
      }
      return new Addressee(
          audience, channel, AddressSource.parse(rest.firstEntry().getValue()), fallback);
    }
  }

  /** What is said, and how it is to be treated. */
  public record Text(String template, Category category, Lane lane) {}
}
