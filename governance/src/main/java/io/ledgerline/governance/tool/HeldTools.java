package io.ledgerline.governance.tool;

import io.ledgerline.governance.approval.Approval;
import io.ledgerline.governance.approval.ApprovalRefusedException;
import io.ledgerline.governance.approval.ApprovalWish;
import io.ledgerline.governance.approval.Approvals;
import io.ledgerline.governance.approval.Asker;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.policy.TenantKey;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.setting.Actor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tool uses that wait for a person. An approval is for one fingerprint and lets it pass once; what
 * the tool would be given is kept encrypted until somebody decided, and destroyed then. Blocking.
 */
public final class HeldTools {
  /** The action of an approval that lets a tool use pass; its target is the fingerprint. */
  public static final String USE = "tool.use";

  private static final Duration LASTS = Duration.ofHours(24);

  private final Database database;
  private final Approvals approvals;

  /** Tool uses in this database. */
  public HeldTools(Database database, Approvals approvals) {
    this.database = database;
    this.approvals = approvals;
  }

  /**
   * Where a tool use stands.
   *
   * @param approval its approval
   * @param state {@link Approval.State#DONE} where it may pass now, which no other may any more
   */
  public record Held(String approval, Approval.State state) {}

  /** Takes the approval that was given for this; else finds the one that waits, or asks for it. */
  public Held hold(ToolWish wish) throws ApprovalRefusedException {
    Optional<Approval> open =
        database.inTenant(
            wish.tenant(),
            connection -> {
              HeldInputs.forgetDecided(connection);
              return approvals.open(connection, wish.tenant(), USE, wish.fingerprint());
            });
    if (open.isPresent()) {
      return look(wish, open.get().id());
    }
    Approval asked = approvals.request(approvalWish(wish), asker(wish));
    byte[] sealed = HeldInputs.seal(wish.key(), asked.id(), wish.input());
    database.inTenant(
        wish.tenant(),
        connection -> HeldInputs.insert(connection, asked.id(), wish.tenant(), sealed));
    return new Held(asked.id(), asked.state());
  }

  /** Looks again, and takes the approval where it was given. */
  public Held look(ToolWish wish, String approval) {
    return database.inTenant(
        wish.tenant(),
        connection -> {
          Approval found = approvals.find(connection, approval).orElse(null);
          if (found == null) {
            return new Held(approval, Approval.State.EXPIRED);
          }
          if (found.state() != Approval.State.APPROVED) {
            return new Held(approval, passed(found.state()));
          }
          try {
            Approval taken = approvals.take(connection, approval, USE);
            approvals.done(connection, taken, Map.of("request", wish.request()));
            HeldInputs.delete(connection, approval);
            return new Held(approval, Approval.State.DONE);
          } catch (ApprovalRefusedException e) {
            return new Held(approval, Approval.State.EXPIRED);
          }
        });
  }

  /** What another call has used up is nobody's any more. */
  private static Approval.State passed(Approval.State state) {
    return state == Approval.State.DONE ? Approval.State.EXPIRED : state;
  }

  /**
   * What a waiting tool would be given, for the person who decides.
   *
   * @param keys the secrets of tenants
   * @return JSON; empty where the scope does not reach it or nothing waits any more
   */
  public Optional<String> input(
      Scope scope, String approval, Function<String, @Nullable TenantKey> keys) {
    Approval found = approvals.find(scope, approval).orElse(null);
    String tenant = found == null ? null : found.tenant();
    TenantKey key = tenant == null ? null : keys.apply(tenant);
    if (tenant == null || key == null) {
      return Optional.empty();
    }
    return database
        .inTenant(tenant, connection -> HeldInputs.find(connection, approval))
        .map(bytes -> HeldInputs.open(key, approval, bytes));
  }

  private static ApprovalWish approvalWish(ToolWish wish) {
    return new ApprovalWish(
        wish.tenant(),
        USE,
        wish.fingerprint(),
        Map.of(
            "tool", wish.tool(),
            "class", wish.toolClass().wireName(),
            "use_case", wish.useCase(),
            "request", wish.request()),
        LASTS);
  }

  private static Asker asker(ToolWish wish) {
    return new Asker(
        new Actor(Actor.Kind.SERVICE, wish.caller()),
        wish.owner(),
        new Scope.Tenant(wish.tenant()));
  }
}
