package io.ledgerline.governance.key;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.outbox.Outbox;
import io.ledgerline.governance.policy.KeyGrant;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.postgres.Work;
import io.ledgerline.governance.setting.Actor;
import io.ledgerline.governance.setting.SettingWriter;
import io.ledgerline.governance.setting.Settings;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Issues, revokes and lists service keys, inside the walls of the scope of who asks. Issuing and
 * revoking are one transaction with their entries; nodes follow within a second.
 */
public final class Keys {
  private static final int MOST = 100_000;
  private static final int ID_BITS = 80;

  private final Settings settings;
  private final Principals principals;
  private final Clock clock;
  private final UuidV7 ids;
  private final SecureRandom random;

  /** Keys in what these read and write. */
  public Keys(
      Settings settings, Principals principals, Clock clock, UuidV7 ids, SecureRandom random) {
    this.settings = settings;
    this.principals = principals;
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  /**
   * Issues a key. The secret is in the answer and nowhere else.
   *
   * @param asking the scope of who asks; the key's scope must lie inside it
   * @throws KeyRefusedException when the wish can't be fulfilled
   */
  public IssuedKey issue(Scope asking, KeyRequest request, Actor actor) throws KeyRefusedException {
    if (!asking.includes(request.scope())) {
      throw new KeyRefusedException(
          "A key for %s can't be issued from here: ask an administrator of it."
              .formatted(described(request.scope())));
    }
    return within(request.scope(), connection -> issue(connection, request, actor));
  }

  /**
   * Revokes a key; revoking it again changes nothing.
   *
   * @throws KeyRefusedException when the asking scope has no such key
   */
  public KeyRecord revoke(Scope asking, String keyId, Actor actor) throws KeyRefusedException {
    return within(asking, connection -> revoke(connection, asking, keyId, actor));
  }

  /** Every key inside the asking scope, revoked ones too, by tenant and name. */
  public List<KeyRecord> list(Scope asking) {
    return settings.within(asking, connection -> KeyRows.all(connection, MOST)).stream()
        .map(KeyRows.Row::key)
        .filter(key -> asking.includes(key.grant().scope()))
        .toList();
  }

  private IssuedKey issue(Connection connection, KeyRequest request, Actor actor)
      throws SQLException {
    String tenant = request.scope().tenantName();
    long revision = SettingWriter.nextRevision(connection);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    KeyWish.check(connection, request, tenant, now);
    String owner = principals.pseudonym(connection, tenant, Principal.Kind.USER, request.owner());
    String secret = KeySecret.fresh(random);
    KeyGrant grant = grant(request, tenant, principal(connection, request, tenant, owner));
    var key = new KeyRecord(grant, request.owner(), now, null);
    KeyRows.insert(
        connection, new KeyRows.Row(key, KeySecret.sha256(secret)), actor.subject(), revision);
    record(connection, EventType.KEY_ISSUED, grant, actor, revision);
    return new IssuedKey(key, secret);
  }

  private KeyRecord revoke(Connection connection, Scope asking, String keyId, Actor actor)
      throws SQLException {
    long revision = SettingWriter.nextRevision(connection);
    KeyRecord key =
        KeyRows.find(connection, keyId)
            .map(KeyRows.Row::key)
            .filter(found -> asking.includes(found.grant().scope()))
            .orElseThrow(() -> new Refused("There is no key %s here.".formatted(shown(keyId))));
    if (key.revokedAt() != null) {
      return key;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    KeyRows.revoke(connection, keyId, now, actor.subject(), revision);
    record(connection, EventType.KEY_REVOKED, key.grant(), actor, revision);
    return new KeyRecord(key.grant(), key.owner(), key.issuedAt(), now);
  }

  /** A service has a pseudonym of its own; a person calls under theirs. */
  private Principal principal(
      Connection connection, KeyRequest request, @Nullable String tenant, String owner)
      throws SQLException {
    if (request.kind() == Principal.Kind.USER) {
      return new Principal(owner, Principal.Kind.USER, owner);
    }
    String service =
        principals.pseudonym(connection, tenant, Principal.Kind.SERVICE, request.name());
    return new Principal(service, Principal.Kind.SERVICE, owner);
  }

  private KeyGrant grant(KeyRequest request, @Nullable String tenant, Principal principal) {
    return new KeyGrant(
        "k_" + new BigInteger(ID_BITS, random).toString(36),
        request.name(),
        principal,
        request.role(),
        request.scope(),
        tenant,
        KeyWish.workspace(request),
        request.useCases().size() == 1 ? request.useCases().iterator().next() : null,
        request.useCases(),
        request.grants(),
        request.expiresAt() == null ? null : request.expiresAt().truncatedTo(ChronoUnit.MICROS));
  }

  private void record(
      Connection connection, EventType type, KeyGrant grant, Actor actor, long revision)
      throws SQLException {
    String stream = Outbox.stream(grant.tenant());
    byte[] entry =
        EntryBuilder.entry(type, ids.next(), clock.instant(), stream)
            .text(Field.TENANT, grant.tenant())
            .text(Field.WORKSPACE, grant.workspace())
            .object(Field.ACTOR, actor.entryObject())
            .text(Field.USER_ID, grant.principal().owner())
            .text(Field.KEY_ID, grant.keyId())
            .text(Field.KEY_NAME, grant.keyName())
            .text(Field.ROLE, grant.role().wireName())
            .text(Field.SCOPE, grant.scope().wireName())
            .time(Field.EXPIRES_AT, grant.expiresAt())
            .text(Field.POLICY_VERSION, "v" + revision)
            .text(Field.SOURCE, "admin")
            .build();
    Outbox.add(connection, grant.tenant(), entry);
  }

  /** Carries a refusal out of a transaction, which it rolls back. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String sentence) {
      super(sentence, null, false, false);
    }
  }

  private <T> T within(Scope scope, Work<T> work) throws KeyRefusedException {
    try {
      return settings.within(scope, work);
    } catch (Refused e) {
      throw new KeyRefusedException(String.valueOf(e.getMessage()));
    }
  }

  private static String described(Scope scope) {
    return switch (scope) {
      case Scope.Organization() -> "the organization";
      case Scope.Tenant(String tenant) -> "tenant " + shown(tenant);
      case Scope.Workspace(String tenant, String workspace) ->
          "workspace " + shown(tenant + "/" + workspace);
    };
  }

  static String shown(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return "'" + (clean.length() > 80 ? clean.substring(0, 80) + "…" : clean) + "'";
  }
}
