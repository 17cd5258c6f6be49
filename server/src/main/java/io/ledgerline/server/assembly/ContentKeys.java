package io.ledgerline.server.assembly;

import io.ledgerline.governance.erasure.ErasableStore;
import io.ledgerline.vault.key.Destruction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** The vault's keys as something that can be erased: texts and salts of a subject go with them. */
final class ContentKeys implements ErasableStore {
  @Override
  public String name() {
    return "content_keys";
  }

  @Override
  public long erase(Connection connection, String tenant, String subject, String erasure)
      throws SQLException {
    return Destruction.ofSubject(connection, tenant, subject, null, UUID.fromString(erasure));
  }

  @Override
  public long eraseAgain(
      Connection connection, String tenant, String subject, String erasure, Instant erasedAt)
      throws SQLException {
    // An entry's time is cut to the millisecond.
    Instant madeUntil = erasedAt.plusMillis(1);
    return Destruction.ofSubject(connection, tenant, subject, madeUntil, UUID.fromString(erasure));
  }
}
