package io.ledgerline.governance.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database could not do what it was asked; nothing of the transaction remains. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String state;

  /** Wraps what the driver said. */
  public DatabaseException(SQLException cause) {
    super("database: " + cause.getMessage(), cause);
    this.state = cause.getSQLState();
  }

  /** The SQLSTATE, or null where there is none. */
  public @Nullable String state() {
    return state;
  }

  /** Whether the database can't be reached at all: classes 08 and 57P, or no answer. */
  public boolean unreachable() {
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }
}
