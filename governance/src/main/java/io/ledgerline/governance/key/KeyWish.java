package io.ledgerline.governance.key;

import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.Setting;
import io.ledgerline.governance.setting.SettingKey;
import io.ledgerline.governance.setting.Settings;
import io.ledgerline.governance.setting.Spec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a key can be issued as wished, inside the transaction that would issue it. */
final class KeyWish {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern OWNER = Pattern.compile("\\S(.{0,318}\\S)?");
  private static final int MOST = 64;

  private KeyWish() {}

  static void check(Connection connection, KeyRequest wish, @Nullable String tenant, Instant now)
      throws SQLException {
    require(
        NAME.matcher(wish.name()).matches(),
        "The name of a key is lower-case letters, digits and hyphens, up to 63.");
    require(
        OWNER.matcher(wish.owner()).matches(),
        "A key needs an owner: name the person who answers for it.");
    require(
        wish.expiresAt() == null || wish.expiresAt().isAfter(now),
        "The key would have expired already: choose a later time.");
    require(
        wish.useCases().size() <= MOST && wish.grants().size() <= MOST,
        "A key has at most 64 use cases and 64 grants.");
    for (String grant : wish.grants()) {
      require(
          NAME.matcher(grant).matches(),
          "%s is not the name of a grant.".formatted(Keys.shown(grant)));
    }
    require(
        !KeyRows.isNameTaken(connection, tenant, wish.name()),
        "There is a living key named '%s' already: revoke it first, or choose another name."
            .formatted(wish.name()));
    checkPlace(connection, wish, tenant);
  }

  /** The workspace it calls in: the one named, else the one of its scope. */
  static @Nullable String workspace(KeyRequest wish) {
    if (wish.workspace() != null) {
      return wish.workspace();
    }
    return wish.scope() instanceof Scope.Workspace(String _, String workspace) ? workspace : null;
  }

  private static void checkPlace(Connection connection, KeyRequest wish, @Nullable String tenant)
      throws SQLException {
    String workspace = workspace(wish);
    if (tenant == null) {
      require(
          workspace == null && wish.useCases().isEmpty(),
          "A key of the organization makes no calls: leave workspace and use cases out, or scope it to a tenant.");
      return;
    }
    require(
        exists(connection, Kind.TENANT, tenant, tenant),
        "There is no tenant %s.".formatted(Keys.shown(tenant)));
    if (wish.scope() instanceof Scope.Workspace(String _, String scoped)) {
      require(
          scoped.equals(workspace), "The key's workspace differs from its scope: leave one out.");
    }
    if (workspace != null) {
      require(
          exists(connection, Kind.WORKSPACE, tenant, workspace),
          "There is no workspace %s in %s.".formatted(Keys.shown(workspace), tenant));
    }
    require(workspace != null || wish.useCases().isEmpty(), "Use cases need a workspace: name it.");
    for (String useCase : wish.useCases()) {
      require(
          get(connection, Kind.USE_CASE, tenant, useCase)
              .map(found -> new Spec(found.spec()).text("workspace").equals(workspace))
              .orElse(false),
          "There is no use case %s in workspace %s.".formatted(Keys.shown(useCase), workspace));
    }
  }

  private static boolean exists(Connection connection, Kind kind, String tenant, String name)
      throws SQLException {
    return get(connection, kind, tenant, name).isPresent();
  }

  private static Optional<Setting> get(Connection connection, Kind kind, String tenant, String name)
      throws SQLException {
    return Settings.get(connection, new SettingKey(kind, tenant, name));
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new Keys.Refused(sentence);
    }
  }
}
