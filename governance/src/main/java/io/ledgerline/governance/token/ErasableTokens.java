package io.ledgerline.governance.token;

import io.ledgerline.governance.erasure.ErasableStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Kept tokens, as far as their conversations are about a subject, or nobody knows about whom. */
public final class ErasableTokens implements ErasableStore {
  @Override
  public String name() {
    return "kept_tokens";
  }

  @Override
  public long erase(Connection connection, String tenant, String subject, String erasure)
      throws SQLException {
    return delete(connection, tenant, subject, null);
  }

  /** What was used since the erasure came after it. */
  @Override
  public long eraseAgain(
      Connection connection, String tenant, String subject, String erasure, Instant erasedAt)
      throws SQLException {
    return delete(connection, tenant, subject, erasedAt.plus(StoredTokens.KEPT));
  }

  private static long delete(
      Connection connection, String tenant, String subject, @Nullable Instant expiresUntil)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            delete from governance.kept_token
             where tenant = ? and (subject = ? or subject is null)
               and (?::timestamptz is null or expires_at <= ?)
            """)) {
      Timestamp until = expiresUntil == null ? null : Timestamp.from(expiresUntil);
      statement.setString(1, tenant);
      statement.setString(2, subject);
      statement.setTimestamp(3, until);
      statement.setTimestamp(4, until);
      return statement.executeUpdate();
    }
  }
}
