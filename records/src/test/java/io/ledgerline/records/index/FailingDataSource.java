package io.ledgerline.records.index;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import javax.sql.DataSource;

/** Connections that break at random: before a statement, before a commit, or right after one. */
final class FailingDataSource implements InvocationHandler {
  private final Object target;
  private final Random random;
  private final int oneIn;

  private FailingDataSource(Object target, Random random, int oneIn) {
    this.target = target;
    this.random = random;
    this.oneIn = oneIn;
  }

  static DataSource of(DataSource healthy, Random random, int oneIn) {
    return proxy(DataSource.class, new FailingDataSource(healthy, random, oneIn));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    boolean breaks =
        switch (method.getName()) {
          case "getConnection", "prepareStatement", "unwrap", "commit" ->
              random.nextInt(oneIn) == 0;
          default -> false;
        };
    boolean before = random.nextBoolean();
    if (breaks && before) {
      throw broken();
    }
    try {
      Object result = method.invoke(target, arguments);
      if (breaks) {
        close(result);
        throw broken();
      }
      boolean own = !method.getName().equals("unwrap"); // the driver's own connection, as it is
      return own && result instanceof Connection connection
          ? proxy(Connection.class, new FailingDataSource(connection, random, oneIn))
          : result;
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private static void close(Object result) throws Exception {
    if (result instanceof AutoCloseable resource) {
      resource.close();
    }
  }

  private static SQLException broken() {
    return new SQLException("the test broke the connection", "08006");
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
