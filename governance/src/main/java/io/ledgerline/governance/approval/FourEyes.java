package io.ledgerline.governance.approval;

import io.ledgerline.governance.erasure.Identities;
import io.ledgerline.governance.key.Principals;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** Who counts as a second person, whatever tenant the keys are in. */
record FourEyes(Principals principals) {
  /**
   * The same pseudonym, or the same name behind two; an unknown or erased name is nobody's second
   * person.
   */
  boolean samePerson(Connection connection, String one, String other) throws SQLException {
    if (one.equals(other)) {
      return true;
    }
    Optional<String> first = principals.identity(connection, one);
    Optional<String> second = principals.identity(connection, other);
    return first.isEmpty()
        || second.isEmpty()
        || first.get().startsWith(Identities.ERASED)
        || second.get().startsWith(Identities.ERASED)
        || normal(first.get()).equals(normal(second.get()));
  }

  private static String normal(String identity) {
    return identity.strip().toLowerCase(Locale.ROOT);
  }
}
