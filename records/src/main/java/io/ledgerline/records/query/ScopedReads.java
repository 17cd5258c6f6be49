package io.ledgerline.records.query;

import io.ledgerline.records.ReadScope;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Read-only transactions that PostgreSQL itself confines to a scope. */
final class ScopedReads {
  private final DataSource app;

  ScopedReads(DataSource app) {
    this.app = app;
  }

  <T extends @Nullable Object> T read(ReadScope scope, Work<T> work) throws SQLException {
    try (var connection = app.getConnection()) {
      connection.setAutoCommit(false);
      try {
        confine(connection, scope);
        return work.in(connection);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static void confine(Connection connection, ReadScope scope) throws SQLException {
    var sql =
        """
        SELECT set_config('ledgerline.tenant', ?, true), set_config('ledgerline.scope', ?, true),
          set_config('transaction_read_only', 'on', true),
          set_config('statement_timeout', '15s', true)
        """;
    var tenant = scope.tenant();
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, tenant == null ? "" : tenant);
      statement.setString(2, tenant == null ? "organization" : "");
      statement.execute();
    }
  }

  /** What to do inside the transaction. */
  interface Work<T extends @Nullable Object> {
    T in(Connection connection) throws SQLException;
  }
}
