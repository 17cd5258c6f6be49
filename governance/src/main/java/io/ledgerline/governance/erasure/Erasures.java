package io.ledgerline.governance.erasure;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.approval.Approval;
import io.ledgerline.governance.approval.ApprovalRefusedException;
import io.ledgerline.governance.approval.Approvals;
import io.ledgerline.governance.approval.Asker;
import io.ledgerline.governance.hold.Hold;
import io.ledgerline.governance.hold.Holds;
import io.ledgerline.governance.outbox.Outbox;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.setting.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Erases subjects. One transaction asks for holds, takes the approval, destroys in every store and
 * writes the entry; what an older copy of the data brings back is destroyed again from the entries.
 */
public final class Erasures {
  /** The action of an approval that erases; its target is the subject, with case and basis. */
  public static final String ERASE = "subject.erase";

  private final Database database;
  private final Approvals approvals;
  private final List<ErasableStore> stores;
  private final Clock clock;
  private final UuidV7 ids;

  /** Erasures in those stores, all of them in this database. */
  public Erasures(
      Database database, Approvals approvals, List<ErasableStore> stores, Clock clock, UuidV7 ids) {
    this.database = database;
    this.approvals = approvals;
    this.stores = List.copyOf(stores);
    this.clock = clock;
    this.ids = ids;
  }

  /** What forbids erasing a subject now; the question is asked again when it is done. */
  public List<Hold> holds(String tenant, String subject) {
    return database.inTenant(tenant, connection -> matching(connection, tenant, subject));
  }

  private static List<Hold> matching(Connection connection, String tenant, String subject)
      throws SQLException {
    return Holds.holding(connection, tenant).stream()
        .filter(hold -> hold.mayCover(subject))
        .toList();
  }

  /** What came of one try: the erasure, or the holds in its way, or why there was no approval. */
  private record Tried(
      @Nullable Erasure done, List<Hold> held, @Nullable ApprovalRefusedException refused) {}

  /**
   * Does what an approval is for.
   *
   * @param by who approved it
   * @throws HeldException if a hold forbids it; that is an entry, and the approval stays
   */
  public Erasure execute(String approvalId, String tenant, Asker by)
      throws ApprovalRefusedException, HeldException {
    Tried tried =
        database.inTenant(tenant, connection -> attempt(connection, approvalId, tenant, by));
    if (tried.refused() != null) {
      throw tried.refused();
    }
    if (tried.done() == null) {
      throw new HeldException(tried.held());
    }
    return tried.done();
  }

  private Tried attempt(Connection connection, String approvalId, String tenant, Asker by)
      throws SQLException {
    // The gate first, then the approval: everybody takes locks in this order.
    List<Hold> living = Holds.holding(connection, tenant);
    Approval taken;
    try {
      taken = approvals.take(connection, approvalId, ERASE);
    } catch (ApprovalRefusedException e) {
      return new Tried(null, List.of(), e);
    }
    List<Hold> held = living.stream().filter(hold -> hold.mayCover(taken.target())).toList();
    if (!held.isEmpty()) {
      recordHeld(connection, taken, held, by);
      return new Tried(null, held, null);
    }
    Erasure erasure = erase(connection, taken);
    record(connection, erasure, taken, by);
    ErasureRows.upsert(connection, erasure);
    approvals.done(connection, taken, Map.of("erasure", erasure.id()));
    return new Tried(erasure, List.of(), null);
  }

  private Erasure erase(Connection connection, Approval taken) throws SQLException {
    String id = ids.next().toString();
    String tenant = String.valueOf(taken.tenant());
    return new Erasure(
        id,
        tenant,
        taken.target(),
        taken.details().getOrDefault("case", ""),
        taken.details().getOrDefault("basis", ""),
        taken.requestedOwner(),
        String.valueOf(taken.decidedOwner()),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        destroy(connection, tenant, taken.target(), id),
        0);
  }

  private Map<String, Long> destroy(
      Connection connection, String tenant, String subject, String erasure) throws SQLException {
    Map<String, Long> destroyed = new LinkedHashMap<>();
    for (ErasableStore store : stores) {
      destroyed.merge(store.name(), store.erase(connection, tenant, subject, erasure), Long::sum);
    }
    return destroyed;
  }

  private Map<String, Long> destroyAgain(Connection connection, String tenant, ErasedSubject erased)
      throws SQLException {
    Map<String, Long> destroyed = new LinkedHashMap<>();
    for (ErasableStore store : stores) {
      long count =
          store.eraseAgain(
              connection, tenant, erased.subject(), erased.id().toString(), erased.at());
      destroyed.merge(store.name(), count, Long::sum);
    }
    return destroyed;
  }

  /**
   * Does again what an entry says was done, if a copy of the data older than it came back. A hold
   * that was set since does not matter: what it would keep was destroyed before it.
   *
   * @param entry one that tells of an erasure, or carries some forward; any other changes nothing
   * @return whether anything was there to destroy
   */
  public boolean reapply(EntryView entry) {
    String tenant = entry.text(Field.TENANT);
    List<ErasedSubject> erased = tenant == null ? List.of() : ErasedSubject.in(entry);
    boolean any = false;
    for (ErasedSubject each : erased) {
      any |= reapply(String.valueOf(tenant), each);
    }
    return any;
  }

  private boolean reapply(String tenant, ErasedSubject erased) {
    return database.inTenant(
        tenant,
        connection -> {
          Holds.holding(connection, tenant); // the gate: nothing else destroys meanwhile
          String id = erased.id().toString();
          Map<String, Long> destroyed = destroyAgain(connection, tenant, erased);
          boolean known = ErasureRows.find(connection, id).isPresent();
          boolean any = destroyed.values().stream().anyMatch(count -> count > 0);
          if (any || !known) {
            ErasureRows.upsert(
                connection,
                new Erasure(
                    id,
                    tenant,
                    erased.subject(),
                    erased.caseId(),
                    erased.basis(),
                    erased.askedBy(),
                    erased.approvedBy(),
                    erased.at(),
                    destroyed,
                    1));
          }
          return any;
        });
  }

  /** One erasure, if the scope reaches it. */
  public Optional<Erasure> find(Scope scope, String id) {
    return new Settings(database)
        .within(scope, connection -> ErasureRows.find(connection, id))
        .filter(each -> scope.includes(new Scope.Tenant(each.tenant())));
  }

  /** Those the scope reaches, newest first. */
  public List<Erasure> list(Scope scope, @Nullable String after, int limit) {
    return scope instanceof Scope.Workspace
        ? List.of()
        : new Settings(database)
            .within(scope, connection -> ErasureRows.list(connection, after, limit));
  }

  private void record(Connection connection, Erasure erasure, Approval taken, Asker by)
      throws SQLException {
    var destroyed = EntryObject.object();
    erasure.destroyed().forEach(destroyed::number);
    var details =
        EntryObject.object()
            .text("approval", taken.id())
            .text("case", erasure.caseId())
            .text("basis", erasure.basis())
            .text("asked_by", erasure.askedBy())
            .object("destroyed", destroyed);
    byte[] entry =
        EntryBuilder.entry(
                EventType.SUBJECT_ERASED,
                UUID.fromString(erasure.id()),
                erasure.erasedAt(),
                erasure.tenant())
            .text(Field.TENANT, erasure.tenant())
            .text(Field.SUBJECT, erasure.subject())
            .object(Field.ACTOR, by.actor().entryObject())
            .text(Field.APPROVED_BY, erasure.approvedBy())
            .object(Field.DETAILS, details)
            .text(Field.SOURCE, "admin")
            .build();
    Outbox.add(connection, erasure.tenant(), entry);
  }

  private void recordHeld(Connection connection, Approval taken, List<Hold> held, Asker by)
      throws SQLException {
    Instant now = clock.instant();
    String tenant = String.valueOf(taken.tenant());
    byte[] entry =
        EntryBuilder.entry(EventType.ERASURE_REFUSED, ids.next(), now, tenant)
            .text(Field.TENANT, tenant)
            .text(Field.SUBJECT, taken.target())
            .object(Field.ACTOR, by.actor().entryObject())
            .text(Field.RULE, "legal_hold")
            .text(Field.REASON, "A legal hold covers the subject; nothing was destroyed.")
            .object(
                Field.DETAILS,
                EntryObject.object()
                    .text("approval", taken.id())
                    .text("case", taken.details().get("case"))
                    .text("hold", held.getFirst().id())
                    .number("holds", held.size()))
            .text(Field.SOURCE, "admin")
            .build();
    Outbox.add(connection, tenant, entry);
  }
}
