package io.ledgerline.vault.key;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of keys: rows in and out, wrapped. */
final class KeyRows {
  private static final String FIND =
      """
      select k.key_id, k.subject, k.from_day, k.to_day, k.class, k.version, k.wrapped,
             t.master, t.wrapped
        from vault.content_key k
        join vault.tenant_key t on t.tenant = k.tenant and t.version = k.version
       where k.tenant = ?
      """;

  /** The first half of the advisory lock that rotations take. */
  private static final int ROTATION = 0x6c6c_766b;

  /** The whole of the lock that rotations of the installation's key take. */
  private static final long MASTER = 0x6c6c_766d_6b65_7900L;

  private KeyRows() {}

  /** A wrapped key with the wrapped key of its tenant. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(
      UUID id,
      String subject,
      KeyPeriod period,
      String className,
      byte[] wrapped,
      TenantRow tenantKey) {}

  /** A tenant's wrapped key. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record TenantRow(int version, String master, byte[] wrapped) {}

  static Optional<Row> find(Connection connection, String tenant, UUID id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND + " and k.key_id = ?")) {
      statement.setString(1, tenant);
      statement.setObject(2, id);
      return row(statement);
    }
  }

  static Optional<Row> find(Connection connection, KeyScope scope) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            FIND + " and k.subject = ? and k.from_day = ? and k.to_day = ? and k.class = ?")) {
      statement.setString(1, scope.tenant());
      statement.setString(2, scope.subject());
      statement.setDate(3, Date.valueOf(scope.period().from()));
      statement.setDate(4, Date.valueOf(scope.period().to()));
      statement.setString(5, scope.about().name());
      return row(statement);
    }
  }

  private static Optional<Row> row(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      return Optional.of(row(row));
    }
  }

  /** Living keys of a tenant in the order of their ids, behind one. */
  static List<Row> page(Connection connection, String tenant, @Nullable UUID after, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            FIND + " and (?::uuid is null or k.key_id > ?) order by k.key_id limit ?")) {
      statement.setString(1, tenant);
      statement.setObject(2, after);
      statement.setObject(3, after);
      statement.setInt(4, limit);
      var page = new ArrayList<Row>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          page.add(row(row));
        }
      }
      return page;
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject(1, UUID.class),
        row.getString(2),
        new KeyPeriod(row.getDate(3).toLocalDate(), row.getDate(4).toLocalDate()),
        row.getString(5),
        row.getBytes(7),
        new TenantRow(row.getInt(6), row.getString(8), row.getBytes(9)));
  }

  /** Keys are made by many at once, and by nobody while they are wrapped again. */
  static void lockIn(Connection connection, String tenant) throws SQLException {
    lockMaster(connection, "select pg_advisory_xact_lock_shared(?)");
    lock(connection, tenant, "select pg_advisory_xact_lock_shared(?, hashtext(?))");
  }

  /** Waits for those who make keys of a tenant, and makes later ones wait. */
  static void lockOut(Connection connection, String tenant) throws SQLException {
    lockMaster(connection, "select pg_advisory_xact_lock_shared(?)");
    lock(connection, tenant, "select pg_advisory_xact_lock(?, hashtext(?))");
  }

  /** Waits for all who wrap tenants' keys, and makes later ones wait. */
  static void lockOutAll(Connection connection) throws SQLException {
    lockMaster(connection, "select pg_advisory_xact_lock(?)");
  }

  private static void lockMaster(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, MASTER);
      statement.execute();
    }
  }

  private static void lock(Connection connection, String tenant, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, ROTATION);
      statement.setString(2, tenant);
      statement.execute();
    }
  }

  /**
   * Adds a key; whoever came first for the same scope stays.
   *
   * @param madeAt by the clock that erasures are dated by, not the database's
   */
  static void insert(
      Connection connection, UUID id, KeyScope scope, int version, byte[] wrapped, Instant madeAt)
      throws SQLException {
    ContentClass about = scope.about();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into vault.content_key
              (key_id, tenant, subject, from_day, to_day, class, workspace, use_case, risk_tier,
               data_classes, tags, keep_least, version, wrapped, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, subject, from_day, to_day, class) do nothing
            """)) {
      statement.setObject(1, id);
      statement.setString(2, scope.tenant());
      statement.setString(3, scope.subject());
      statement.setDate(4, Date.valueOf(scope.period().from()));
      statement.setDate(5, Date.valueOf(scope.period().to()));
      statement.setString(6, about.name());
      statement.setString(7, about.workspace());
      statement.setString(8, about.useCase());
      statement.setString(9, about.riskTier());
      statement.setArray(10, texts(connection, about.dataClasses()));
      statement.setArray(11, texts(connection, about.tags()));
      Instant least = scope.keepLeast();
      statement.setTimestamp(12, least == null ? null : Timestamp.from(least));
      statement.setInt(13, version);
      statement.setBytes(14, wrapped);
      statement.setTimestamp(15, Timestamp.from(madeAt));
      statement.executeUpdate();
    }
  }

  /** Adds tags to a key, and lets no promise become shorter; writes nothing where all is so. */
  static int alsoAbout(
      Connection connection,
      String tenant,
      UUID id,
      Collection<String> tags,
      @Nullable Instant keepLeast)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update vault.content_key k
               set tags = array(select distinct unnest(k.tags || n.tags) order by 1),
                   keep_least = greatest(k.keep_least, n.keep_least)
              from (select ?::text[] as tags, ?::timestamptz as keep_least) n
             where k.tenant = ? and k.key_id = ?
               and not (k.tags @> n.tags
                        and (n.keep_least is null or k.keep_least >= n.keep_least))
            """)) {
      statement.setArray(1, texts(connection, List.copyOf(tags)));
      statement.setTimestamp(2, keepLeast == null ? null : Timestamp.from(keepLeast));
      statement.setString(3, tenant);
      statement.setObject(4, id);
      return statement.executeUpdate();
    }
  }

  private static java.sql.Array texts(Connection connection, List<String> texts)
      throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  /** The newest key of a tenant, or null before its first. */
  static @Nullable TenantRow newestTenantKey(Connection connection, String tenant)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select version, master, wrapped from vault.tenant_key
             where tenant = ? order by version desc limit 1
            """)) {
      statement.setString(1, tenant);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? new TenantRow(row.getInt(1), row.getString(2), row.getBytes(3)) : null;
      }
    }
  }

  static void insertTenantKey(Connection connection, String tenant, TenantRow key, Instant madeAt)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into vault.tenant_key (tenant, version, master, wrapped, created_at)
            values (?, ?, ?, ?, ?)
            on conflict do nothing
            """)) {
      statement.setString(1, tenant);
      statement.setInt(2, key.version());
      statement.setString(3, key.master());
      statement.setBytes(4, key.wrapped());
      statement.setTimestamp(5, Timestamp.from(madeAt));
      statement.executeUpdate();
    }
  }

  static String[] names(java.sql.Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toArray(String[]::new);
  }
}
