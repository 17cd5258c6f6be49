package io.ledgerline.records.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A statement under construction: text that we wrote, and values that are only ever bound. */
final class Sql {
  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  Sql add(String sql, Object... bound) {
    text.append(sql).append(' ');
    for (var value : bound) {
      values.add(value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
    }
    return this;
  }

  PreparedStatement prepare(Connection connection) throws SQLException {
    var statement = connection.prepareStatement(text.toString());
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }
}
