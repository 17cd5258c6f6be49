package io.ledgerline.governance.held;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a person. An approval is for one fingerprint and lets it pass once; the text that
 * the person has to see is kept encrypted until somebody decided, and destroyed then. Blocking.
 */
public final class HeldWork {
  /** An approval of this action lets a tool use pass. */
  public static final String TOOL_USE = "tool.use";

  /** An approval of this action lets an answer reach its caller. */
  public static final String ANSWER = "answer.release";

  /** An approval of this action lets a request go to the upstream. */
  public static final String REQUEST = "request.send";

  /** Everything that waits this way. */
  public static final Set<String> ACTIONS = Set.of(TOOL_USE, ANSWER, REQUEST);

  private static final Duration LASTS = Duration.ofHours(24);

  /** What may wait of one tenant: a caller who is never decided about must not fill the disk. */
  private static final long MOST_BYTES = 64L << 20;

  private final Database database;
  private final Approvals approvals;
  private final long mostBytes;

  /** Work that waits in this database. */
  public HeldWork(Database database, Approvals approvals) {
    this(database, approvals, MOST_BYTES);
  }

  /** The same with another bound on what waits of one tenant. */
  HeldWork(Database database, Approvals approvals, long mostBytes) {
    this.database = database;
    this.approvals = approvals;
    this.mostBytes = mostBytes;
  }

  /**
   * Where something that waits stands.
   *
   * @param approval its approval
   * @param state {@link Approval.State#DONE} where it may pass now, which no other may any more
   */
  public record Held(String approval, Approval.State state) {}

  /**
   * Takes the approval that was given for this; else finds the one that waits, or asks for it.
   *
   * @throws ApprovalRefusedException also where too much of the tenant waits already
   */
  public Held hold(HeldWish wish) throws ApprovalRefusedException {
    Optional<Approval> open =
        database.inTenant(
            wish.tenant(),
            connection -> {
              HeldTexts.forgetDecided(connection);
              return approvals.open(connection, wish.tenant(), wish.action(), wish.fingerprint());
            });
    if (open.isPresent()) {
      return look(wish, open.get().id());
    }
    long waiting =
        database.inTenant(wish.tenant(), connection -> HeldTexts.bytes(connection, wish.tenant()));
    if (waiting > mostBytes) {
      throw new ApprovalRefusedException(
          ApprovalRefusedException.Reason.INVALID,
          "Too much waits for a person already: have some of it decided.");
    }
    // Together: an approval without its text would have somebody decide about what nobody can see.
    Approval asked =
        approvals.request(
            approvalWish(wish),
            asker(wish),
            (connection, made) -> {
              byte[] sealed = HeldTexts.seal(wish.key(), made.id(), wish.text());
              HeldTexts.insert(connection, made.id(), wish.tenant(), sealed);
            });
    return new Held(asked.id(), asked.state());
  }

  /**
   * Ends what waits or was approved although its text is not here, with an entry each; whoever
   * wants it asks again. Returns how many those were.
   */
  public int endWithoutText() {
    int ended = 0;
    int some;
    do {
      some = approvals.endWithoutText(ACTIONS);
      ended += some;
    } while (some > 0);
    return ended;
  }

  /** Looks again, and takes the approval where it was given and somebody still waits for it. */
  public Held look(HeldWish wish, String approval) {
    return database.inTenant(
        wish.tenant(),
        connection -> {
          Approval found = approvals.find(connection, approval).orElse(null);
          if (found == null) {
            return new Held(approval, Approval.State.EXPIRED);
          }
          if (found.state() != Approval.State.APPROVED || !wish.wanted().getAsBoolean()) {
            return new Held(approval, passed(found.state()));
          }
          try {
            Approval taken = approvals.take(connection, approval, wish.action());
            approvals.done(connection, taken, Map.of("request", wish.request()));
            HeldTexts.delete(connection, approval);
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
   * What waits, for the person who decides.
   *
   * @param keys the secrets of tenants
   * @return JSON; empty where the scope does not reach it or nothing waits any more
   */
  public Optional<String> text(
      Scope scope, String approval, Function<String, @Nullable TenantKey> keys) {
    Approval found = approvals.find(scope, approval).orElse(null);
    String tenant = found == null ? null : found.tenant();
    TenantKey key = tenant == null ? null : keys.apply(tenant);
    if (tenant == null || key == null) {
      return Optional.empty();
    }
    return database
        .inTenant(tenant, connection -> HeldTexts.find(connection, approval))
        .map(bytes -> HeldTexts.open(key, approval, bytes));
  }

  private static ApprovalWish approvalWish(HeldWish wish) {
    var details = new HashMap<>(wish.details());
    details.put("request", wish.request());
    return new ApprovalWish(wish.tenant(), wish.action(), wish.fingerprint(), details, LASTS);
  }

  private static Asker asker(HeldWish wish) {
    return new Asker(
        new Actor(Actor.Kind.SERVICE, wish.caller()),
        wish.owner(),
        new Scope.Tenant(wish.tenant()));
  }
}
