package io.ledgerline.governance.apply;

import io.ledgerline.governance.key.Principals;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Actor;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.Setting;
import io.ledgerline.governance.setting.SettingKey;
import io.ledgerline.governance.setting.SettingWriter;
import io.ledgerline.governance.setting.Settings;
import io.ledgerline.governance.setting.Spec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies documents: first a plan that changes nothing, then its execution in one transaction. */
public final class Apply {
  private final Settings settings;
  private final SettingWriter writer;
  private final Principals principals;
  private final SettingsSchema schema = new SettingsSchema();

  /** Applies to what these read and write. */
  public Apply(Settings settings, SettingWriter writer, Principals principals) {
    this.settings = settings;
    this.writer = writer;
    this.principals = principals;
  }

  /** The JSON Schema (draft 2020-12) of the documents. */
  public static String schema() {
    return SettingsSchema.text();
  }

  /**
   * What applying these files would do, within the walls of a scope. Changes nothing.
   *
   * @param scope the organization, or one tenant: then documents of others are problems
   */
  public Plan plan(Scope scope, List<SourceFile> files) {
    return plan(scope, files, Installed.UNKNOWN);
  }

  /**
   * The same, where it is known what the installation has besides settings.
   *
   * @param scope as above
   */
  public Plan plan(Scope scope, List<SourceFile> files, Installed installed) {
    return new Planning(settings, schema, scope, installed).plan(files);
  }

  /**
   * What taking one setting back would do, within the walls of a scope. Changes nothing.
   *
   * @param scope as for {@link #plan}
   */
  public Plan planRemoval(Scope scope, SettingKey key) {
    return new Removal(settings, scope, key).plan();
  }

  /**
   * Executes a plan: all of it or nothing, each change with its entry.
   *
   * @throws StalePlanException when a setting changed since the plan was made
   * @throws IllegalArgumentException when the plan has problems
   */
  public Applied execute(Plan plan, Actor actor) throws StalePlanException {
    if (!plan.isSound()) {
      throw new IllegalArgumentException(
          "plan: " + plan.problems().size() + " problems (expected: none)");
    }
    try {
      return settings.within(plan.scope(), connection -> execute(connection, plan, actor));
    } catch (Stale e) {
      throw e.reason;
    }
  }

  private static final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StalePlanException reason;

    Stale(StalePlanException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  private Applied execute(Connection connection, Plan plan, Actor actor) throws SQLException {
    List<Change> changes =
        plan.changes().stream().filter(c -> c.action() != Change.Action.KEEP).toList();
    if (changes.isEmpty()) {
      return new Applied("v" + SettingWriter.revision(connection), 0);
    }
    long revision = SettingWriter.nextRevision(connection);
    requireReferences(connection, plan);
    int written = 0;
    for (Change change : changes) {
      requireFresh(connection, change);
      Optional<Setting> setting =
          change.action() == Change.Action.REMOVE
              ? writer.remove(connection, change.key(), actor, revision)
              : writer.write(connection, change.key(), change.spec(), actor, revision);
      written += setting.isPresent() ? 1 : 0;
      nameOwner(connection, change);
    }
    return new Applied("v" + revision, written);
  }

  /**
   * What the plan found referred to, or not referred to, is so still: since it was made nothing was
   * taken back, and where it takes something back, nothing was written.
   */
  private static void requireReferences(Connection connection, Plan plan) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select exists (select from governance.setting where revision > ? and (removed or ?))")) {
      statement.setLong(1, plan.revision());
      statement.setBoolean(2, plan.count(Change.Action.REMOVE) > 0);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (row.getBoolean(1)) {
          throw new Stale(new StalePlanException());
        }
      }
    }
  }

  private static void requireFresh(Connection connection, Change change) throws SQLException {
    int found =
        Settings.get(connection, change.key())
            .filter(setting -> !setting.removed())
            .map(Setting::version)
            .orElse(0);
    if (found != change.fromVersion()) {
      throw new Stale(new StalePlanException(change.key(), change.fromVersion(), found));
    }
  }

  /** The person who answers for a use case gets a pseudonym, which entries show. */
  private void nameOwner(Connection connection, Change change) throws SQLException {
    if (change.key().kind() == Kind.USE_CASE) {
      String owner = new Spec(change.spec()).text("owner");
      principals.pseudonym(connection, change.key().tenant(), Principal.Kind.USER, owner);
    }
  }

  /** What names the setting of a document that the schema accepted. */
  static SettingKey key(Kind kind, YamlDocument document) {
    String name = document.content().path("metadata").path("name").asString();
    @Nullable String tenant =
        kind == Kind.TENANT
            ? name
            : document.content().path("metadata").path("tenant").asString(null);
    return new SettingKey(kind, tenant, name);
  }

  static boolean within(Scope scope, SettingKey key) {
    return switch (scope) {
      case Scope.Organization() -> true;
      case Scope.Tenant(String tenant) -> tenant.equals(key.tenant()) && key.kind() != Kind.TENANT;
      case Scope.Workspace _ -> false;
    };
  }

  static Map<String, Object> spec(YamlDocument document) {
    return SpecTree.of(document.content().path("spec"));
  }
}
