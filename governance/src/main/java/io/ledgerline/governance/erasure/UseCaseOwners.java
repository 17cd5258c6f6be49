package io.ledgerline.governance.erasure;

import io.ledgerline.governance.setting.SettingWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The names of those who answer for use cases, in settings and their history. The pseudonym goes on
 * answering, so calls go on; until somebody else is named, the owner reads {@code erased:…}. Comes
 * before {@link Identities}: it finds names by them.
 */
public final class UseCaseOwners implements ErasableStore {
  private static final String OF_SUBJECT =
      """
        from governance.principal p
       where p.tenant = ? and p.pseudonym = ? and p.kind = 'user'
         and p.identity not like 'erased:%'
         and s.tenant = p.tenant and s.kind = 'UseCase' and s.spec ->> 'owner' = p.identity
      """;

  @Override
  public String name() {
    return "use_case_owners";
  }

  @Override
  public long erase(Connection connection, String tenant, String subject, String erasure)
      throws SQLException {
    long past = past(connection, tenant, subject, erasure);
    return past == 0 ? 0 : past + newest(connection, tenant, subject, erasure);
  }

  private static long past(Connection connection, String tenant, String subject, String erasure)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update governance.setting_version s"
                + " set spec = jsonb_set(s.spec, '{owner}', to_jsonb(?::text))\n"
                + OF_SUBJECT)) {
      statement.setString(1, Identities.ERASED + erasure);
      statement.setString(2, tenant);
      statement.setString(3, subject);
      return statement.executeUpdate();
    }
  }

  /** The newest versions get a new revision, so that nodes take the name out of what they keep. */
  private static long newest(Connection connection, String tenant, String subject, String erasure)
      throws SQLException {
    if (!answersNow(connection, tenant, subject)) {
      return 0;
    }
    long revision = SettingWriter.nextRevision(connection);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update governance.setting s"
                + " set spec = jsonb_set(s.spec, '{owner}', to_jsonb(?::text)), revision = ?\n"
                + OF_SUBJECT)) {
      statement.setString(1, Identities.ERASED + erasure);
      statement.setLong(2, revision);
      statement.setString(3, tenant);
      statement.setString(4, subject);
      return statement.executeUpdate();
    }
  }

  private static boolean answersNow(Connection connection, String tenant, String subject)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select 1 from governance.setting s, lateral (select 1 "
                + OF_SUBJECT
                + ") one limit 1")) {
      statement.setString(1, tenant);
      statement.setString(2, subject);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
