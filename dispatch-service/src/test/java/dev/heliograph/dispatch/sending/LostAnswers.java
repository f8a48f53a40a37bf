package dev.heliograph.dispatch.sending;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections that break, when told to, after the database has done what it was asked for. */
final class LostAnswers extends DelegatingDataSource {
  private final AtomicBoolean losing = new AtomicBoolean();

  LostAnswers(DataSource real) {
    super(real);
  }

  /** The next query that finds something is done and committed, and not answered. */
  void loseNext() {
    losing.set(true);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection real = super.getConnection();
    return around(
        Connection.class,
        (method, arguments) -> {
          Object result = call(real, method, arguments);
          return result instanceof PreparedStatement statement ? losing(statement) : result;
        });
  }

  private PreparedStatement losing(PreparedStatement real) {
    return around(
        PreparedStatement.class,
        (method, arguments) -> {
          Object result = call(real, method, arguments);
          if (result instanceof ResultSet rows && rows.isBeforeFirst() && losing.getAndSet(false)) {
            throw new SQLException("the answer was lost", "08006");
          }
          return result;
        });
  }

  private interface Calls {
    @Nullable Object on(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  private static <T> T around(Class<T> type, Calls calls) {
    Class<?>[] types = {type};
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), types, (proxy, method, args) -> calls.on(method, args)));
  }

  private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getTargetException();
    }
  }
}
