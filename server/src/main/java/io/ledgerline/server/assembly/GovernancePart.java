package io.ledgerline.server.assembly;

import io.ledgerline.admin.port.Safeguards;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.apply.Apply;
import io.ledgerline.governance.approval.Approvals;
import io.ledgerline.governance.conversation.StoredPins;
import io.ledgerline.governance.erasure.Erasures;
import io.ledgerline.governance.erasure.Identities;
import io.ledgerline.governance.erasure.UseCaseOwners;
import io.ledgerline.governance.held.HeldWork;
import io.ledgerline.governance.hold.Holds;
import io.ledgerline.governance.key.KeyRefusedException;
import io.ledgerline.governance.key.KeyRequest;
import io.ledgerline.governance.key.KeySecret;
import io.ledgerline.governance.key.Keys;
import io.ledgerline.governance.key.LocalRevocations;
import io.ledgerline.governance.key.Principals;
import io.ledgerline.governance.key.Subjects;
import io.ledgerline.governance.policy.LivePolicies;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.policy.SnapshotFile;
import io.ledgerline.governance.policy.TenantKey;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.setting.Actor;
import io.ledgerline.governance.setting.SettingWriter;
import io.ledgerline.governance.setting.Settings;
import io.ledgerline.governance.token.ErasableTokens;
import io.ledgerline.governance.token.KeptTokens;
import io.ledgerline.governance.token.StoredTokens;
import io.ledgerline.governance.token.TokenSeal;
import io.ledgerline.server.process.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Governance's services over one database. */
public final class GovernancePart implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GovernancePart.class);
  private static final int PINS_IN_MEMORY = 100_000;
  private static final int SUBJECTS_IN_MEMORY = 100_000;
  private final Settings settings;
  private final Apply apply;
  private final Keys keys;
  private final LocalRevocations revocations;
  private final LivePolicies policies;
  private final StoredPins pins;
  private final KeptTokens keptTokens;
  private final Safeguards safeguards;
  private final HeldWork heldWork;
  private final Subjects subjects;

  private GovernancePart(Database database, Path data, Clock clock, UuidV7 ids, SecureRandom random)
      throws IOException {
    var principals = new Principals(random, clock);
    this.settings = new Settings(database);
    this.apply = new Apply(settings, new SettingWriter(clock, ids, random), principals);
    this.keys = new Keys(settings, principals, clock, ids, random);
    this.revocations = new LocalRevocations(data.resolve("revoked-keys"));
    this.policies =
        LivePolicies.start(
            database,
            new SnapshotFile(
                data.resolve("policy-snapshot"), data.resolve("keys/policy-snapshot"), random),
            revocations,
            clock);
    this.pins = StoredPins.start(database, clock, PINS_IN_MEMORY);
    this.keptTokens = new StoredTokens(database, clock, new TokenSeal(random));
    this.subjects = new Subjects(database, principals, clock, SUBJECTS_IN_MEMORY);
    var approvals = new Approvals(database, principals, clock, ids, random);
    this.heldWork = new HeldWork(database, approvals);
    this.safeguards =
        new Safeguards(
            approvals,
            new Holds(database, approvals, clock, ids, random),
            new Erasures(
                database,
                approvals,
                List.of(
                    new UseCaseOwners(), new Identities(), new ContentKeys(), new ErasableTokens()),
                clock,
                ids),
            (scope, approval) -> heldWork.text(scope, approval, this::tenantKey),
            (tenant, identity) -> pseudonym(database, principals, tenant, identity));
  }

  /** A pseudonym as it is, if it is one of the tenant's; else that of the person of that name. */
  private static Optional<String> pseudonym(
      Database database, Principals principals, String tenant, String identity) {
    return database.inTenant(
        tenant,
        connection ->
            principals.identity(connection, identity).isPresent()
                ? Optional.of(identity)
                : principals.find(connection, tenant, Principal.Kind.USER, identity));
  }

  static GovernancePart start(
      Database database, Path data, Clock clock, UuidV7 ids, SecureRandom random)
      throws IOException {
    var part = new GovernancePart(database, data, clock, ids, random);
    int lost = part.heldWork.endWithoutText();
    if (lost > 0) {
      log.warn("{} approvals ended: their texts were lost when a node stopped", lost);
    }
    return part;
  }

  /** The newest policy. */
  public Policies policies() {
    return policies;
  }

  /** Configuration as code. */
  public Apply apply() {
    return apply;
  }

  /** Service keys. */
  public Keys keys() {
    return keys;
  }

  HeldWork heldWork() {
    return heldWork;
  }

  private @Nullable TenantKey tenantKey(String tenant) {
    return policies.current().tenant(tenant).map(TenantView::key).orElse(null);
  }

  Safeguards safeguards() {
    return safeguards;
  }

  Subjects subjects() {
    return subjects;
  }

  Settings settings() {
    return settings;
  }

  StoredPins pins() {
    return pins;
  }

  KeptTokens keptTokens() {
    return keptTokens;
  }

  LocalRevocations revocations() {
    return revocations;
  }

  /**
   * Issues the first administrator's key into a file of mode 0600, good on this node from its
   * return on; empty where any key exists.
   *
   * @throws KeyRefusedException when the database won't have it
   */
  Optional<Path> bootstrapKey(Path file) throws IOException, KeyRefusedException {
    var everything = new Scope.Organization();
    if (!keys.list(everything).isEmpty()) {
      return Optional.empty();
    }
    var issued = keys.issue(everything, administrator("bootstrap", "bootstrap"), Actor.SYSTEM);
    PrivateFile.replace(file, (issued.secret() + "\n").getBytes(StandardCharsets.US_ASCII));
    var secret = KeySecret.sha256(issued.secret());
    TakenUp.await(() -> policies.current().key(secret) != null);
    return Optional.of(file);
  }

  /** A wish for an administrator's key over the organization. */
  public static KeyRequest administrator(String name, String owner) {
    return new KeyRequest(
        name,
        owner,
        Principal.Kind.USER,
        Role.ADMIN,
        new Scope.Organization(),
        null,
        Set.of(),
        Set.of(),
        null);
  }

  @Override
  public void close() {
    pins.close();
    policies.close();
  }
}
