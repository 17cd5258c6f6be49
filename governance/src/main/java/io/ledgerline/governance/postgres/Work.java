package io.ledgerline.governance.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done in one transaction. */
@FunctionalInterface
public interface Work<T> {

  /** Uses the connection; the transaction is committed by the caller of this method. */
  T in(Connection connection) throws SQLException;
}
