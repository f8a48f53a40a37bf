package dev.heliograph.status.history;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.status.history.MessageQuery.Filters;
import dev.heliograph.support.paging.Place;

/** A position among the messages that some filters leave, as an opaque text. */
final class Cursor {
  private Cursor() {}

  static String of(Position position, Filters filters) {
    return dev.heliograph.support.paging.Cursor.of(
        new Place(position.createdAt(), position.id().value()), fingerprint(filters));
  }

  /** Throws {@link IllegalArgumentException} for what we did not make for these filters. */
  static Position read(String text, Filters filters) {
    Place place = dev.heliograph.support.paging.Cursor.read(text, fingerprint(filters));
    return new Position(place.at(), new MessageId(place.id()));
  }

  /** The same in every instance and every run: words and texts alone go into it. */
  private static int fingerprint(Filters filters) {
    var statuses = filters.statuses().stream().map(status -> status.word()).sorted().toList();
    var to = filters.to().map(number -> number.e164()).orElse("");
    var labels =
        filters.labels().stream()
            .map(label -> label.name() + ":" + label.value())
            .sorted()
            .toList();
    return String.join(
            "\n",
            labels.toString(),
            statuses.toString(),
            to,
            filters.event().toString(),
            filters.period().toString())
        .hashCode();
  }
}
