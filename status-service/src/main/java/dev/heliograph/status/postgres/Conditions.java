package dev.heliograph.status.postgres;

import java.util.ArrayList;
import java.util.List;

/** A where clause in the making: conditions that all must hold, and the values they name by ?. */
final class Conditions {
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  void add(String condition, Object... named) {
    conditions.add(condition);
    values.addAll(List.of(named));
  }

  /** {@code where … and …}, or nothing. */
  String asSql() {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  List<Object> values() {
    return values;
  }
}
