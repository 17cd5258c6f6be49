package io.ledgerline.governance.erasure;

import java.sql.Connection;
import java.sql.SQLException;

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
}
