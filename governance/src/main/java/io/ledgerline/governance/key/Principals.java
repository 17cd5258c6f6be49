package io.ledgerline.governance.key;

import io.ledgerline.governance.policy.Principal;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Random pseudonyms for people and services; who is behind one stands in the database only. */
public final class Principals {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 26;

  private final SecureRandom random;
  private final InstantSource clock;

  /**
   * Pseudonyms from this source.
   *
   * @param clock dates when a name was used last, which retention counts from
   */
  public Principals(SecureRandom random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  /**
   * The pseudonym of an identity inside a tenant (null for the organization), made at first use;
   * says that the name is needed, to the hour. The same identity has another one in every tenant.
   *
   * @param identity at most 320 characters, for example a mail address
   */
  public String pseudonym(
      Connection connection, @Nullable String tenant, Principal.Kind kind, String identity)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into governance.principal (pseudonym, tenant, kind, identity, created_at, used_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (tenant, kind, identity) do update set used_at = excluded.used_at
             where governance.principal.used_at < excluded.used_at - interval '1 hour'
            """)) {
      statement.setString(1, fresh());
      statement.setString(2, tenant);
      statement.setString(3, kind.wireName());
      statement.setString(4, identity);
      Timestamp now = Timestamp.from(clock.instant());
      statement.setTimestamp(5, now);
      statement.setTimestamp(6, now);
      statement.executeUpdate();
    }
    return find(connection, tenant, kind, identity).orElseThrow();
  }

  /** The pseudonym of an identity, if it has one. */
  public Optional<String> find(
      Connection connection, @Nullable String tenant, Principal.Kind kind, String identity)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select pseudonym from governance.principal
             where tenant is not distinct from ? and kind = ? and identity = ?
            """)) {
      statement.setString(1, tenant);
      statement.setString(2, kind.wireName());
      statement.setString(3, identity);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** Who is behind a pseudonym, as far as this transaction may see it. */
  public Optional<String> identity(Connection connection, String pseudonym) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select identity from governance.principal where pseudonym = ?")) {
      statement.setString(1, pseudonym);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** Who is behind pseudonyms, as far as this transaction may see it; erased names are left out. */
  public Map<String, String> identities(Connection connection, Collection<String> pseudonyms)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select pseudonym, identity from governance.principal
             where pseudonym = any (?) and identity not like 'erased:%'
            """)) {
      statement.setArray(1, connection.createArrayOf("text", pseudonyms.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        var found = new HashMap<String, String>();
        while (row.next()) {
          found.put(row.getString(1), row.getString(2));
        }
        return found;
      }
    }
  }

  /** Says that the name behind a pseudonym is needed; false where this tenant has none of it. */
  public boolean use(Connection connection, String tenant, String pseudonym) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update governance.principal set used_at = greatest(used_at, ?)
             where tenant = ? and pseudonym = ?
            """)) {
      statement.setTimestamp(1, Timestamp.from(clock.instant()));
      statement.setString(2, tenant);
      statement.setString(3, pseudonym);
      return statement.executeUpdate() > 0;
    }
  }

  private String fresh() {
    var pseudonym = new StringBuilder("u_");
    for (int i = 0; i < LENGTH; i++) {
      pseudonym.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return pseudonym.toString();
  }
}
