package io.ledgerline.governance.hold;

import io.ledgerline.audit.CallerText;
import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.approval.Approval;
import io.ledgerline.governance.approval.ApprovalRefusedException;
import io.ledgerline.governance.approval.Approvals;
import io.ledgerline.governance.approval.Asker;
import io.ledgerline.governance.outbox.Outbox;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.setting.Actor;
import io.ledgerline.governance.setting.Settings;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets and clears legal holds. One person sets a hold, at once; clearing it takes two. Whatever
 * destroys something of a tenant passes the same gate in its own transaction and asks what holds
 * ({@link #holding}), so a hold that was set is never passed by.
 */
public final class Holds {
  /** The action of an approval that clears a hold; its target is the hold's id. */
  public static final String CLEAR = "hold.clear";

  private static final int ID_BITS = 80;

  private final Database database;
  private final Approvals approvals;
  private final Clock clock;
  private final UuidV7 ids;
  private final SecureRandom random;

  /** Holds in this database. */
  public Holds(
      Database database, Approvals approvals, Clock clock, UuidV7 ids, SecureRandom random) {
    this.database = database;
    this.approvals = approvals;
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  /** Sets a hold; once this returns nothing that it covers is destroyed any more. */
  public Hold set(HoldWish wish, Asker by) throws HoldRefusedException {
    check(wish, by.scope());
    Hold hold =
        new Hold(
            "h_" + new BigInteger(ID_BITS, random).setBit(ID_BITS).toString(36),
            wish.tenant(),
            wish.matter(),
            wish.subject(),
            wish.workspace(),
            wish.useCase(),
            wish.from(),
            wish.to(),
            by.actor().subject(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            null);
    return database.inTenant(
        wish.tenant(),
        connection -> {
          HoldRows.passGate(connection, hold.tenant());
          HoldRows.insert(connection, hold);
          record(connection, EventType.HOLD_SET, hold, by.actor(), null);
          return hold;
        });
  }

  private static void check(HoldWish wish, Scope scope) throws HoldRefusedException {
    if (!scope.includes(new Scope.Tenant(wish.tenant()))) {
      throw new HoldRefusedException("That tenant is not in the scope of this key.");
    }
    for (String text : new String[] {wish.matter(), wish.subject()}) {
      if (text != null && !CallerText.isPlain(text)) {
        throw new HoldRefusedException(
            "matter and subject stand in entries: write a case number and a pseudonym, 1 to 128 of"
                + " the characters A-Z a-z 0-9 . _ : / -");
      }
    }
    for (String name : new String[] {wish.workspace(), wish.useCase()}) {
      if (name != null && !name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
        throw new HoldRefusedException(
            "workspace and use case are names: small letters, digits and -, at most 63");
      }
    }
    Instant from = wish.from();
    Instant to = wish.to();
    if (from != null && to != null && !from.isBefore(to)) {
      throw new HoldRefusedException("The hold ends before it begins; write from before to.");
    }
  }

  /**
   * Clears the hold that an approval is for, in one transaction with the approval's end.
   *
   * @param by who approved it
   */
  public Hold clear(String approvalId, String tenant, Asker by)
      throws ApprovalRefusedException, HoldRefusedException {
    var why = new ApprovalRefusedException[1];
    Optional<Hold> cleared =
        database.inTenant(
            tenant,
            connection -> {
              HoldRows.passGate(connection, tenant);
              try {
                Approval taken = approvals.take(connection, approvalId, CLEAR);
                return clear(connection, taken, by);
              } catch (ApprovalRefusedException e) {
                why[0] = e;
                return Optional.empty();
              }
            });
    if (why[0] != null) {
      throw why[0];
    }
    return cleared.orElseThrow(
        () -> new HoldRefusedException("There is no such hold any more: it was cleared already."));
  }

  private Optional<Hold> clear(Connection connection, Approval taken, Asker by)
      throws SQLException {
    Hold hold = HoldRows.find(connection, taken.target()).orElse(null);
    if (hold == null || hold.clearedAt() != null) {
      return Optional.empty();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    HoldRows.clear(connection, hold.id(), by.actor().subject(), now, taken.id());
    record(connection, EventType.HOLD_CLEARED, hold, by.actor(), taken);
    approvals.done(connection, taken, Map.of("cleared", hold.id()));
    return HoldRows.find(connection, hold.id());
  }

  /** One hold, if the scope reaches it. */
  public Optional<Hold> find(Scope scope, String id) {
    return new Settings(database)
        .within(scope, connection -> HoldRows.find(connection, id))
        .filter(each -> scope.includes(new Scope.Tenant(each.tenant())));
  }

  /** Holds the scope reaches, newest first; cleared ones too where asked for. */
  public List<Hold> list(Scope scope, boolean cleared, @Nullable String after, int limit) {
    return scope instanceof Scope.Workspace
        ? List.of()
        : new Settings(database)
            .within(scope, connection -> HoldRows.list(connection, cleared, after, limit));
  }

  /** What holds in a tenant now, for who only shows it. */
  public List<Hold> holding(String tenant) {
    return database.inTenant(tenant, connection -> HoldRows.living(connection, tenant));
  }

  /**
   * What holds in a tenant, for who is about to destroy something in this transaction: no hold is
   * set or cleared until it ends.
   */
  public static List<Hold> holding(Connection connection, String tenant) throws SQLException {
    HoldRows.passGate(connection, tenant);
    return HoldRows.living(connection, tenant);
  }

  private void record(
      Connection connection, EventType type, Hold hold, Actor actor, @Nullable Approval approval)
      throws SQLException {
    var details = EntryObject.object().text("hold", hold.id()).text("matter", hold.matter());
    details.text("approval", approval == null ? null : approval.id());
    details.text("from", hold.from() == null ? null : String.valueOf(hold.from()));
    details.text("to", hold.to() == null ? null : String.valueOf(hold.to()));
    byte[] entry =
        EntryBuilder.entry(type, ids.next(), clock.instant(), hold.tenant())
            .text(Field.TENANT, hold.tenant())
            .text(Field.WORKSPACE, hold.workspace())
            .text(Field.USE_CASE, hold.useCase())
            .text(Field.SUBJECT, hold.subject())
            .object(Field.ACTOR, actor.entryObject())
            .text(Field.APPROVED_BY, approval == null ? null : approval.decidedOwner())
            .object(Field.DETAILS, details)
            .text(Field.SOURCE, "admin")
            .build();
    Outbox.add(connection, hold.tenant(), entry);
  }
}
