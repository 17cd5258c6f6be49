package io.ledgerline.governance.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Something that keeps personal data and can destroy what it keeps of one subject, inside a
 * transaction of the caller: destruction and the question whether a hold forbids it are one.
 */
public interface ErasableStore {
  /** What it destroys, as a certificate says it, for example {@code content_keys}. */
  String name();

  /**
   * Destroys what is kept of a subject; doing it again finds nothing.
   *
   * @param subject a pseudonym
   * @param erasure the id of the entry about it
   * @return how many things were destroyed
   */
  long erase(Connection connection, String tenant, String subject, String erasure)
      throws SQLException;

  /**
   * Destroys again what an older copy of the data brought back, and nothing that came since: what
   * was kept after the erasure is not what was asked for, and a hold may cover it by now.
   *
   * @param erasedAt when it was erased
   */
  default long eraseAgain(
      Connection connection, String tenant, String subject, String erasure, Instant erasedAt)
      throws SQLException {
    return erase(connection, tenant, subject, erasure);
  }
}
