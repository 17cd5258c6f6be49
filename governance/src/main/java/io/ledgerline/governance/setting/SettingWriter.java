package io.ledgerline.governance.setting;

import io.ledgerline.audit.Commitment;
import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.outbox.Outbox;
import io.ledgerline.governance.policy.TenantKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes settings inside a transaction of the caller: the new version, its place in the history and
 * its entry, all or none. Texts never reach the entry, only commitments to them.
 */
public final class SettingWriter {
  private static final String DOMAIN = "ledgerline/setting";

  private final Clock clock;
  private final UuidV7 ids;
  private final SecureRandom random;

  /** A writer with these sources of time and randomness. */
  public SettingWriter(Clock clock, UuidV7 ids, SecureRandom random) {
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  /**
   * Takes the next version of all settings together; other changes wait until this transaction
   * ends, and nodes hear of it when it commits.
   */
  public static long nextRevision(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                """
                update governance.settings_version set version = version + 1 returning version,
                  pg_notify('ledgerline_settings', '')
                """);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The version of all settings together. */
  public static long revision(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select version from governance.settings_version");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Writes one setting, unless its newest version is the same.
   *
   * @param revision what {@link #nextRevision} gave to this transaction
   * @return the version written, or empty where nothing changed
   */
  public Optional<Setting> write(
      Connection connection, SettingKey key, Map<String, Object> spec, Actor actor, long revision)
      throws SQLException {
    if (key.kind() == Kind.TENANT) {
      createTenant(connection, key.name(), revision);
    }
    Setting newest = Settings.get(connection, key).orElse(null);
    Setting before = newest == null || newest.removed() ? null : newest;
    if (before != null && SpecJson.write(before.spec()).equals(SpecJson.write(spec))) {
      return Optional.empty();
    }
    return Optional.of(
        written(
            connection,
            before,
            next(connection, key, spec, actor, newest, false),
            actor,
            revision));
  }

  /**
   * Takes one setting back, unless there is none: one more version, which says so, and its entry.
   *
   * @param revision what {@link #nextRevision} gave to this transaction
   * @return the version written, or empty where nothing changed
   */
  public Optional<Setting> remove(Connection connection, SettingKey key, Actor actor, long revision)
      throws SQLException {
    Setting before = Settings.get(connection, key).orElse(null);
    if (before == null || before.removed()) {
      return Optional.empty();
    }
    Setting after = next(connection, key, Map.of(), actor, before, true);
    return Optional.of(written(connection, before, after, actor, revision));
  }

  private Setting written(
      Connection connection, @Nullable Setting before, Setting after, Actor actor, long revision)
      throws SQLException {
    SettingKey key = after.key();
    store(connection, after, revision);
    remember(connection, after);
    Outbox.add(connection, key.tenant(), entry(before, after, actor, revision));
    List<String> looser = Controls.looser(before, after);
    if (!looser.isEmpty()) {
      Outbox.add(
          connection,
          key.tenant(),
          control(EventType.CONTROL_LOOSENED, after, looser, actor, revision));
    }
    if (Controls.restored(before, after)) {
      Outbox.add(
          connection,
          key.tenant(),
          control(EventType.CONTROL_RESTORED, after, List.of(), actor, revision));
    }
    return after;
  }

  private Setting next(
      Connection connection,
      SettingKey key,
      Map<String, Object> spec,
      Actor actor,
      @Nullable Setting before,
      boolean removed)
      throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    int version = before == null ? 1 : before.version() + 1;
    String hash =
        Commitment.of(
            DOMAIN,
            salt(connection, key.tenant()).hmac(DOMAIN),
            key.toString().getBytes(StandardCharsets.UTF_8),
            SpecJson.bytes(spec));
    return new Setting(key, version, hash, spec, now, actor.subject(), removed);
  }

  private byte[] entry(@Nullable Setting before, Setting after, Actor actor, long revision) {
    SettingKey key = after.key();
    String stream = Outbox.stream(key.tenant());
    return EntryBuilder.entry(EventType.SETTINGS_CHANGED, ids.next(), after.changedAt(), stream)
        .text(Field.TENANT, key.tenant())
        .object(Field.ACTOR, actor.entryObject())
        .object(
            Field.CHANGE,
            EntryObject.object()
                .text("kind", key.kind().wireName())
                .text("name", key.name())
                .text("before", before == null ? null : before.hash())
                .text("after", after.removed() ? null : after.hash())
                .number("version", after.version()))
        .text(Field.POLICY_VERSION, "v" + revision)
        .text(Field.SOURCE, "admin")
        .build();
  }

  /** A control asks for less than before, or again for all: never only a version among others. */
  private byte[] control(
      EventType what, Setting after, List<String> looser, Actor actor, long revision) {
    SettingKey key = after.key();
    String stream = Outbox.stream(key.tenant());
    return EntryBuilder.entry(what, ids.next(), after.changedAt(), stream)
        .text(Field.TENANT, key.tenant())
        .object(Field.ACTOR, actor.entryObject())
        .object(
            Field.CHANGE,
            EntryObject.object()
                .text("kind", key.kind().wireName())
                .text("name", key.name())
                .texts("looser", looser)
                .number("version", after.version()))
        .text(Field.POLICY_VERSION, "v" + revision)
        .text(Field.SOURCE, "admin")
        .build();
  }

  private static TenantKey salt(Connection connection, @Nullable String tenant)
      throws SQLException {
    String sql =
        tenant == null
            ? "select secret from governance.settings_version"
            : "select commitment_key from governance.tenant where tenant = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (tenant != null) {
        statement.setString(1, tenant);
      }
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("no such tenant: " + tenant, "02000");
        }
        return new TenantKey(row.getBytes(1));
      }
    }
  }

  private void createTenant(Connection connection, String tenant, long revision)
      throws SQLException {
    var key = new byte[TenantKey.LENGTH];
    random.nextBytes(key);
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into governance.tenant (tenant, commitment_key, revision) values (?, ?, ?)
            on conflict do nothing
            """)) {
      statement.setString(1, tenant);
      statement.setBytes(2, key);
      statement.setLong(3, revision);
      statement.executeUpdate();
    }
  }

  private static void store(Connection connection, Setting setting, long revision)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into governance.setting
              (kind, tenant, name, version, hash, spec, changed_at, changed_by, removed, revision)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (kind, tenant, name) do update set
              version = excluded.version, hash = excluded.hash, spec = excluded.spec,
              changed_at = excluded.changed_at, changed_by = excluded.changed_by,
              removed = excluded.removed, revision = excluded.revision
            """)) {
      fill(statement, setting);
      statement.setLong(10, revision);
      statement.executeUpdate();
    }
  }

  private static void remember(Connection connection, Setting setting) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into governance.setting_version
              (kind, tenant, name, version, hash, spec, changed_at, changed_by, removed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      fill(statement, setting);
      statement.executeUpdate();
    }
  }

  private static void fill(PreparedStatement statement, Setting setting) throws SQLException {
    statement.setString(1, setting.key().kind().wireName());
    statement.setString(2, setting.key().tenant());
    statement.setString(3, setting.key().name());
    statement.setInt(4, setting.version());
    statement.setString(5, setting.hash());
    statement.setObject(6, SpecJson.write(setting.spec()), Types.OTHER);
    statement.setTimestamp(7, Timestamp.from(setting.changedAt()));
    statement.setString(8, setting.changedBy());
    statement.setBoolean(9, setting.removed());
  }
}
