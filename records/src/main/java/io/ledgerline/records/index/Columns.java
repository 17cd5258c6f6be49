package io.ledgerline.records.index;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Binds the columns of many rows as arrays, so that one statement writes a whole batch. */
final class Columns<R> implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement statement;
  private final List<R> rows;
  private int next = 1;

  Columns(Connection connection, String sql, List<R> rows) throws SQLException {
    this.connection = connection;
    this.statement = connection.prepareStatement(sql);
    this.rows = rows;
  }

  /** One number for the whole statement. */
  Columns<R> number(long value) throws SQLException {
    statement.setLong(next++, value);
    return this;
  }

  Columns<R> longs(ToLongFunction<R> column) throws SQLException {
    var values = new Long[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.applyAsLong(rows.get(i));
    }
    return bind("int8", values);
  }

  /** Microseconds since 1970, the precision of {@code timestamptz}. */
  Columns<R> times(Function<R, Instant> column) throws SQLException {
    return longs(row -> micros(column.apply(row)));
  }

  /** The same where null stands for SQL null. */
  Columns<R> optionalTimes(Function<R, @Nullable Instant> column) throws SQLException {
    var values = new @Nullable Long[rows.size()];
    for (int i = 0; i < values.length; i++) {
      Instant time = column.apply(rows.get(i));
      values[i] = time == null ? null : micros(time);
    }
    return bind("int8", values);
  }

  /** Texts; null stands for SQL null. */
  Columns<R> texts(TextColumn<R> column) throws SQLException {
    var values = new @Nullable String[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.of(rows.get(i));
    }
    return bind("text", values);
  }

  Columns<R> uuids(Function<R, ?> column) throws SQLException {
    return bind("uuid", objects(column, new Object[rows.size()]));
  }

  Columns<R> bytes(Function<R, byte[]> column) throws SQLException {
    return bind("bytea", objects(column, new byte[rows.size()][]));
  }

  void write() throws SQLException {
    statement.executeUpdate();
  }

  PreparedStatement statement() {
    return statement;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }

  static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  private Object[] objects(Function<R, ?> column, Object[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return values;
  }

  private Columns<R> bind(String type, @Nullable Object[] values) throws SQLException {
    Array array = connection.createArrayOf(type, values);
    statement.setArray(next++, array);
    return this;
  }

  /** The text of one row in a column; null stands for SQL null. */
  interface TextColumn<R> {
    @Nullable String of(R row);
  }
}
