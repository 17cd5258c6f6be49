package io.ledgerline.vault.key;

import java.sql.Connection;
import java.sql.SQLException;

/** The database as the vault needs it: transactions that see rows of one tenant only. */
@FunctionalInterface
public interface TenantTransactions {
  /** What is done in one transaction. */
  @FunctionalInterface
  interface Work<T> {
    /** Uses the connection; who called commits. */
    T in(Connection connection) throws SQLException;
  }

  /**
   * Runs work in one transaction.
   *
   * @throws SQLException when it fails, or the database is away; nothing of it remains
   */
  <T> T inTenant(String tenant, Work<T> work) throws SQLException;
}
