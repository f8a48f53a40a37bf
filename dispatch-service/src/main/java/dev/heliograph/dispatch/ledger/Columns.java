package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Columns of a set of rows as arrays, for statements that unnest them. */
final class Columns {
  private Columns() {}

  static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  /** An absent value is a null in its array. */
  static <T, V> @Nullable String[] optionals(Collection<T> rows, Function<T, Optional<V>> column) {
    var values = new @Nullable String[rows.size()];
    int i = 0;
    for (T row : rows) {
      Optional<V> value = column.apply(row);
      if (value.isPresent()) {
        values[i] = value.get().toString();
      }
      i++;
    }
    return values;
  }

  static <T> byte[][] bytes(Collection<T> rows, Function<T, byte[]> column) {
    return rows.stream().map(column).toArray(byte[][]::new);
  }

  static <T> boolean[] flags(List<T> rows, Predicate<T> column) {
    var values = new boolean[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.test(rows.get(i));
    }
    return values;
  }

  /** By whom these go or went. */
  static Map<MessageId, Route> routes(JdbcClient jdbc, Collection<MessageId> ids) {
    var routes = new HashMap<MessageId, Route>();
    jdbc.sql("select message_id, route from send where message_id = any(cast(:ids as uuid[]))")
        .param("ids", texts(ids, MessageId::toString))
        .query(
            row -> {
              routes.put(messageId(row), Route.parse(row.getString("route")));
            });
    return routes;
  }

  static MessageId messageId(ResultSet row) throws SQLException {
    return new MessageId(row.getObject("message_id", UUID.class));
  }
}
