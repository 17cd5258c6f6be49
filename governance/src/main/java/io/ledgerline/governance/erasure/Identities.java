package io.ledgerline.governance.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Who is behind a pseudonym: the name goes, the pseudonym stays in the entries. */
public final class Identities implements ErasableStore {
  /** What stands for a name that was erased, or let go in time, begins with this. */
  public static final String ERASED = "erased:";

  @Override
  public String name() {
    return "identities";
  }

  @Override
  public long erase(Connection connection, String tenant, String subject, String erasure)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update governance.principal set identity = 'erased:' || ?
             where tenant = ? and pseudonym = ? and identity not like 'erased:%'
            """)) {
      statement.setString(1, erasure);
      statement.setString(2, tenant);
      statement.setString(3, subject);
      return statement.executeUpdate();
    }
  }
}
