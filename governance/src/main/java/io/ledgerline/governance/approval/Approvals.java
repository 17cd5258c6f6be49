package io.ledgerline.governance.approval;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.approval.Approval.State;
import io.ledgerline.governance.approval.ApprovalRefusedException.Reason;
import io.ledgerline.governance.key.Principals;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.Work;
import io.ledgerline.governance.setting.Settings;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Four eyes. One person asks, another one says yes or no, within a time; every step is an entry in
 * the same transaction. Two keys of one owner are one person, in whatever tenant their keys are.
 */
public final class Approvals {
  private static final int ID_BITS = 80;

  private final Database database;
  private final Settings settings;
  private final Principals principals;
  private final FourEyes fourEyes;
  private final Clock clock;
  private final ApprovalEntries entries;
  private final Lapses lapses;
  private final SecureRandom random;

  /** Approvals in this database. */
  public Approvals(
      Database database, Principals principals, Clock clock, UuidV7 ids, SecureRandom random) {
    this.database = database;
    this.settings = new Settings(database);
    this.principals = principals;
    this.fourEyes = new FourEyes(principals);
    this.clock = clock;
    this.entries = new ApprovalEntries(clock, ids);
    this.lapses = new Lapses(database, clock, entries);
    this.random = random;
  }

  /** What is written in the transaction that asks, so that there is never the one alone. */
  @FunctionalInterface
  public interface Beside {
    /** Writes it. */
    void write(Connection connection, Approval asked) throws SQLException;
  }

  /** Asks for something. Nothing happens until a second person says yes. */
  public Approval request(ApprovalWish wish, Asker by) throws ApprovalRefusedException {
    return request(wish, by, (connection, asked) -> {});
  }

  /** The same, with something that belongs to it. */
  public Approval request(ApprovalWish wish, Asker by, Beside beside)
      throws ApprovalRefusedException {
    wish.check();
    if (!reaches(by.scope(), wish.tenant())) {
      throw new ApprovalRefusedException(Reason.INVALID, "That is not in the scope of this key.");
    }
    return within(
        connection -> {
          Instant now = now();
          var asked =
              new Approval(
                  "a_"
                      + new BigInteger(ID_BITS, random)
                          .add(BigInteger.ONE.shiftLeft(ID_BITS))
                          .toString(36),
                  wish.tenant(),
                  wish.action(),
                  wish.target(),
                  wish.details(),
                  by.actor().subject(),
                  by.owner(),
                  now,
                  now.plus(wish.lasts()),
                  State.WAITING,
                  null,
                  null,
                  null,
                  Map.of());
          ApprovalRows.insert(connection, asked);
          entries.requested(connection, asked, by.actor());
          beside.write(connection, asked);
          return asked;
        });
  }

  /** Says yes. What is decided already is refused, whoever decided. */
  public Approval approve(String id, Asker by) throws ApprovalRefusedException {
    return decide(id, by, State.APPROVED);
  }

  /** Says no; it can't be approved any more. */
  public Approval deny(String id, Asker by) throws ApprovalRefusedException {
    return decide(id, by, State.DENIED);
  }

  /**
   * What the same person has approved in time and is not done yet, so that what could not be done
   * then can be done now; anything else is refused as a decision would be.
   */
  public Approval resume(String id, Asker by) throws ApprovalRefusedException {
    Decided approved =
        within(
            connection -> {
              Approval found = visible(ApprovalRows.lock(connection, id), by.scope());
              boolean own = by.owner().equals(found.decidedOwner());
              boolean inTime = now().isBefore(found.expiresAt());
              return new Decided(found, found.state() == State.APPROVED && own && inTime);
            });
    return opened(approved, by);
  }

  /** What came of deciding: the approval as it is now, or as it was where nothing was open. */
  private record Decided(Approval approval, boolean open) {}

  private Approval decide(String id, Asker by, State state) throws ApprovalRefusedException {
    return opened(within(connection -> decide(connection, id, by, state)), by);
  }

  private Approval opened(Decided decided, Asker by) throws ApprovalRefusedException {
    Approval approval = decided.approval();
    if (!decided.open()) {
      throw new ApprovalRefusedException(
          Reason.NOT_OPEN, NotOpen.sentence(approval, names(by.scope(), List.of(approval)), now()));
    }
    return approval;
  }

  private Decided decide(Connection connection, String id, Asker by, State state)
      throws SQLException {
    Approval found = visible(ApprovalRows.lock(connection, id), by.scope());
    boolean inTime = now().isBefore(found.expiresAt());
    if (found.state() != State.WAITING || !inTime) {
      return new Decided(found, false);
    }
    if (fourEyes.samePerson(connection, found.requestedOwner(), by.owner())) {
      throw refused(
          Reason.SAME_PERSON, "Who asked can't decide: it takes the key of another named owner.");
    }
    ApprovalRows.decide(connection, id, state, by, now());
    Approval decided = ApprovalRows.find(connection, id).orElseThrow();
    entries.decided(connection, decided, by.actor(), state, null);
    return new Decided(decided, true);
  }

  /**
   * Takes an approval for doing what it is for, in the transaction that does it: the row is locked,
   * and is done when that commits. What is refused here was not approved, or is done already.
   */
  public Approval take(Connection connection, String id, String action)
      throws SQLException, ApprovalRefusedException {
    Approval found = ApprovalRows.lock(connection, id).orElse(null);
    if (found == null || !found.action().equals(action)) {
      throw new ApprovalRefusedException(
          Reason.UNKNOWN, "There is no approval of that id for " + action + ".");
    }
    if (found.state() != State.APPROVED || !now().isBefore(found.expiresAt())) {
      throw new ApprovalRefusedException(Reason.NOT_OPEN, NotOpen.sentence(found, Map.of(), now()));
    }
    return found;
  }

  /** Says what came of an approval that {@link #take} gave to this transaction. */
  public void done(Connection connection, Approval taken, Map<String, Object> outcome)
      throws SQLException {
    ApprovalRows.done(connection, taken.id(), outcome);
  }

  /** The newest that waits for this or was given for it, if it is still in time. */
  public Optional<Approval> open(Connection connection, String tenant, String action, String target)
      throws SQLException {
    return ApprovalRows.open(connection, tenant, action, target, now());
  }

  /** One of them, if the transaction may see it. */
  public Optional<Approval> find(Connection connection, String id) throws SQLException {
    return ApprovalRows.find(connection, id);
  }

  /** One of them, if the scope reaches it. */
  public Optional<Approval> find(Scope scope, String id) {
    return settings
        .within(scope, connection -> ApprovalRows.find(connection, id))
        .filter(each -> reaches(scope, each.tenant()));
  }

  /**
   * Those the scope reaches, newest first.
   *
   * @param state only those, or null for all
   * @param after the id after which to go on, or null
   */
  public List<Approval> list(
      Scope scope, @Nullable State state, @Nullable String after, int limit) {
    if (scope instanceof Scope.Workspace) {
      return List.of();
    }
    return settings.within(scope, connection -> ApprovalRows.list(connection, state, after, limit));
  }

  /**
   * The names of those who asked for approvals, of who answers for them, and of who decided, by
   * pseudonym: those that the scope may see and that are not erased.
   */
  public Map<String, String> names(Scope scope, List<Approval> asked) {
    var pseudonyms = new HashSet<String>();
    for (Approval each : asked) {
      pseudonyms.add(each.requestedBy());
      pseudonyms.add(each.requestedOwner());
      if (each.decidedOwner() != null) {
        pseudonyms.add(each.decidedOwner());
      }
    }
    return settings.within(scope, connection -> principals.identities(connection, pseudonyms));
  }

  /** Ends what nobody decided or did in time, with an entry each. Returns how many those were. */
  public int expire() {
    return lapses.expire();
  }

  /**
   * Ends those of some actions that are open although what a person has to see for them is not
   * there, with an entry each that says so; whoever wants it asks again.
   *
   * @return how many those were
   */
  public int endWithoutText(Set<String> actions) {
    return lapses.endWithoutText(actions);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static boolean reaches(Scope scope, @Nullable String tenant) {
    return scope.includes(tenant == null ? new Scope.Organization() : new Scope.Tenant(tenant));
  }

  private static Approval visible(Optional<Approval> found, Scope scope) {
    return found
        .filter(each -> reaches(scope, each.tenant()))
        .orElseThrow(
            () ->
                refused(
                    Reason.UNKNOWN, "There is no approval of that id in the scope of this key."));
  }

  /** Carries a refusal out of a transaction, which it rolls back. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ApprovalRefusedException refusal;

    Refused(ApprovalRefusedException refusal) {
      super(null, null, false, false);
      this.refusal = refusal;
    }
  }

  private static Refused refused(Reason reason, String sentence) {
    return new Refused(new ApprovalRefusedException(reason, sentence));
  }

  /** All tenants' rows: owners are compared across tenants, the scope is asked in code. */
  private <T> T within(Work<T> work) throws ApprovalRefusedException {
    try {
      return database.inOrganization(work);
    } catch (Refused e) {
      throw e.refusal;
    }
  }
}
