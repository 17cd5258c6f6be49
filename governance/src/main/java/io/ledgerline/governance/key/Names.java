package io.ledgerline.governance.key;

import io.ledgerline.governance.erasure.Identities;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The names behind pseudonyms of a tenant as retention sees them. A name is needed while a key of
 * that person lives, an approval of theirs is open, or they own a use case; and until it was used
 * last. Whoever lets names go asks for holds in the same transaction.
 */
public final class Names {
  private Names() {}

  /** A name that nothing here needs any more, and since when. */
  public record Unneeded(String pseudonym, Instant since) {}

  /**
   * Names that nothing needs since before an instant, in the order of their pseudonyms.
   *
   * @param after the last pseudonym of the page before, or null
   */
  public static List<Unneeded> unneeded(
      Connection connection, String tenant, Instant before, @Nullable String after, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            with ended as (
              select who, max(coalesce(least(revoked_at, expires_at), 'infinity')) as at
                from (select principal as who, revoked_at, expires_at from governance.service_key
                       where tenant = ?
                      union all
                      select owner, revoked_at, expires_at from governance.service_key
                       where tenant = ?) as keys
               group by who)
            select p.pseudonym, greatest(p.used_at, e.at)
              from governance.principal p left join ended e on e.who = p.pseudonym
             where p.tenant = ? and p.identity not like 'erased:%' and p.used_at < ?
               and (e.at is null or e.at < ?) and (?::text is null or p.pseudonym > ?)
               and not exists (select 1 from governance.approval a
                                where a.state in ('waiting', 'approved')
                                  and (a.requested_owner = p.pseudonym
                                       or a.decided_owner = p.pseudonym))
               and not exists (select 1 from governance.setting s
                                where s.tenant = p.tenant and s.spec ->> 'owner' = p.identity)
             order by p.pseudonym limit ?
            """)) {
      Timestamp unused = Timestamp.from(before);
      statement.setString(1, tenant);
      statement.setString(2, tenant);
      statement.setString(3, tenant);
      statement.setTimestamp(4, unused);
      statement.setTimestamp(5, unused);
      statement.setString(6, after);
      statement.setString(7, after);
      statement.setInt(8, limit);
      var found = new ArrayList<Unneeded>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(new Unneeded(row.getString(1), row.getTimestamp(2).toInstant()));
        }
      }
      return found;
    }
  }

  /**
   * Lets names go, those that were used meanwhile excepted; the pseudonyms stay. They go from past
   * versions of use cases too: of the newest nobody here is the owner.
   *
   * @param before as they were listed
   * @param entry id of the entry about it
   * @return how many went
   */
  public static int letGo(
      Connection connection, String tenant, List<String> pseudonyms, Instant before, UUID entry)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            with due as (
              select pseudonym, tenant, kind, identity from governance.principal
               where tenant = ? and pseudonym = any (?) and used_at < ?
                 and identity not like 'erased:%'
                 for update),
            past as (
              update governance.setting_version s
                 set spec = jsonb_set(s.spec, '{owner}', to_jsonb(?::text))
                from due
               where due.kind = 'user' and s.tenant = due.tenant and s.kind = 'UseCase'
                 and s.spec ->> 'owner' = due.identity)
            update governance.principal p set identity = ? || p.pseudonym
              from due where p.pseudonym = due.pseudonym
            """)) {
      statement.setString(1, tenant);
      statement.setArray(2, connection.createArrayOf("text", pseudonyms.toArray()));
      statement.setTimestamp(3, Timestamp.from(before));
      statement.setString(4, Identities.ERASED + entry);
      statement.setString(5, Identities.ERASED + entry + ":");
      return statement.executeUpdate();
    }
  }
}
