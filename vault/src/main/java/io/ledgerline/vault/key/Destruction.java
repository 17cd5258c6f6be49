package io.ledgerline.vault.key;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Destroys keys inside a transaction of the caller, who asks for holds in the same one. What stays
 * is that there was a key and which entry ended it; every node hears of it.
 */
public final class Destruction {
  /** Orders destructions of all tenants, so that a follower misses no number. */
  private static final long ORDER = 0x6c6c_7661_756c_7400L;

  private Destruction() {}

  /** Why keys are destroyed. */
  public enum Cause {
    ERASED("erased"),
    DISPOSED("disposed");

    private final String wireName;

    Cause(String wireName) {
      this.wireName = wireName;
    }

    /** The name in the database. */
    String wireName() {
      return wireName;
    }
  }

  /**
   * Destroys every key of a subject.
   *
   * @param madeUntil only those made until then; null for all
   * @param entry id of the entry about it
   * @return how many
   */
  public static long ofSubject(
      Connection connection, String tenant, String subject, @Nullable Instant madeUntil, UUID entry)
      throws SQLException {
    order(connection);
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            with gone as (
              delete from vault.content_key
               where tenant = ? and subject = ? and (?::timestamptz is null or created_at <= ?)
              returning key_id, from_day, to_day, class)
            insert into vault.destroyed (tenant, key_id, cause, entry, from_day, to_day, class)
            select ?, key_id, 'erased', ?, from_day, to_day, class from gone
            """)) {
      Timestamp until = madeUntil == null ? null : Timestamp.from(madeUntil);
      statement.setString(1, tenant);
      statement.setString(2, subject);
      statement.setTimestamp(3, until);
      statement.setTimestamp(4, until);
      statement.setString(5, tenant);
      statement.setObject(6, entry);
      long destroyed = statement.executeUpdate();
      note(connection, tenant, entry);
      return destroyed;
    }
  }

  /** Says that an erasure took place even where no key went: other caches are keyed by subject. */
  private static void note(Connection connection, String tenant, UUID entry) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            with told as (select pg_notify('ledgerline_vault', ''))
            insert into vault.destroyed (tenant, cause, entry) select ?, 'erased', ? from told
            """)) {
      statement.setString(1, tenant);
      statement.setObject(2, entry);
      statement.executeUpdate();
    }
  }

  /** Destroys those keys of a tenant; returns how many of them were still there. */
  public static long of(Connection connection, String tenant, List<UUID> keys, UUID entry)
      throws SQLException {
    order(connection);
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            with told as (select pg_notify('ledgerline_vault', '')),
            gone as (
              delete from vault.content_key where tenant = ? and key_id = any (?)
              returning key_id, from_day, to_day, class)
            insert into vault.destroyed (tenant, key_id, cause, entry, from_day, to_day, class)
            select ?, key_id, 'disposed', ?, from_day, to_day, class from gone, told
            """)) {
      statement.setString(1, tenant);
      statement.setArray(2, connection.createArrayOf("uuid", keys.toArray()));
      statement.setString(3, tenant);
      statement.setObject(4, entry);
      return statement.executeUpdate();
    }
  }

  private static void order(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + ORDER + ")");
    }
  }

  /** How a key ended. */
  public record Ended(Cause cause, UUID entry) {}

  /** How a tenant's key ended, if anything is known of that. */
  public static Optional<Ended> ended(Connection connection, String tenant, UUID key)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select cause, entry from vault.destroyed
             where tenant = ? and key_id = ? order by seq limit 1
            """)) {
      statement.setString(1, tenant);
      statement.setObject(2, key);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        boolean erased = row.getString(1).equals(Cause.ERASED.wireName());
        return Optional.of(
            new Ended(erased ? Cause.ERASED : Cause.DISPOSED, row.getObject(2, UUID.class)));
      }
    }
  }

  /**
   * Those of some subjects of a tenant of whom keys live: texts or hashes that are kept of them.
   */
  public static Set<String> withKeys(Connection connection, String tenant, List<String> subjects)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select distinct subject from vault.content_key where tenant = ? and subject = any (?)")) {
      statement.setString(1, tenant);
      statement.setArray(2, connection.createArrayOf("text", subjects.toArray()));
      var found = new HashSet<String>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
      return found;
    }
  }

  /** A key as a schedule sees it. */
  public record Listed(
      UUID id, String subject, KeyPeriod period, ContentClass about, @Nullable Instant keepLeast) {}

  /**
   * Living keys of a tenant in the order of their ids.
   *
   * @param begunBefore only those whose period began before that instant
   * @param after the last id of the page before, or null
   */
  public static List<Listed> living(
      Connection connection, String tenant, Instant begunBefore, @Nullable UUID after, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select key_id, subject, from_day, to_day, workspace, use_case, risk_tier, data_classes,
                   tags, keep_least
              from vault.content_key
             where tenant = ? and from_day < ? and (?::uuid is null or key_id > ?)
             order by key_id limit ?
            """)) {
      statement.setString(1, tenant);
      statement.setDate(2, Date.valueOf(KeyPeriod.day(begunBefore).from()));
      statement.setObject(3, after);
      statement.setObject(4, after);
      statement.setInt(5, limit);
      var found = new ArrayList<Listed>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(listed(row));
        }
      }
      return found;
    }
  }

  private static Listed listed(ResultSet row) throws SQLException {
    Timestamp least = row.getTimestamp(10);
    return new Listed(
        row.getObject(1, UUID.class),
        row.getString(2),
        new KeyPeriod(row.getDate(3).toLocalDate(), row.getDate(4).toLocalDate()),
        new ContentClass(
            row.getString(5),
            row.getString(6),
            row.getString(7),
            List.of(KeyRows.names(row.getArray(8))),
            List.of(KeyRows.names(row.getArray(9)))),
        least == null ? null : least.toInstant());
  }

  /** Whether the files of a period and class are of no use: keys of it ended, and none lives. */
  public static boolean isOver(
      Connection connection, String tenant, KeyPeriod period, String className)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select exists (select 1 from vault.destroyed
                            where tenant = ? and from_day = ? and to_day = ? and class = ?)
               and not exists (select 1 from vault.content_key
                                where tenant = ? and from_day = ? and to_day = ? and class = ?)
            """)) {
      for (int at = 0; at <= 4; at += 4) {
        statement.setString(at + 1, tenant);
        statement.setDate(at + 2, Date.valueOf(period.from()));
        statement.setDate(at + 3, Date.valueOf(period.to()));
        statement.setString(at + 4, className);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
