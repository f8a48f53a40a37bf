package dev.heliograph.status.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rows as one array per column, the way a statement over many rows takes them: {@code unnest(…) as
 * t (…)}. Values go as text and are cast by the database; bytes go as bytes.
 */
final class Columns<R> {
  private final List<R> rows;
  private final List<String> names = new ArrayList<>();
  private final List<String> casts = new ArrayList<>();
  private final List<Object> arrays = new ArrayList<>();

  Columns(List<R> rows) {
    this.rows = rows;
  }

  /** A column that every row has; {@code type} is the database's. */
  Columns<R> with(String name, String type, Function<R, ?> value) {
    return withOptional(name, type, row -> Optional.of(value.apply(row)));
  }

  /** A column that is null where a row has no value. */
  Columns<R> withOptional(String name, String type, Function<R, ? extends Optional<?>> value) {
    return add(
        name,
        type,
        rows.stream()
            .map(row -> value.apply(row).map(Object::toString).orElse(null))
            .toArray(String[]::new));
  }

  /** A column of bytes, null where a row has none. */
  Columns<R> withBytes(String name, Function<R, Optional<byte[]>> value) {
    return add(
        name,
        "bytea",
        rows.stream().map(row -> value.apply(row).orElse(null)).toArray(byte[][]::new));
  }

  private Columns<R> add(String name, String type, Object array) {
    names.add(name);
    casts.add("?::" + type + "[]");
    arrays.add(array);
    return this;
  }

  /** {@code unnest(?::uuid[], …) as t (message_id, …)}. */
  String asTable() {
    return "unnest(%s) as t (%s)".formatted(String.join(", ", casts), names());
  }

  /** All names, separated by commas. */
  String names() {
    return String.join(", ", names);
  }

  /** The arrays, in the order of the names. */
  List<Object> parameters() {
    return arrays;
  }
}
