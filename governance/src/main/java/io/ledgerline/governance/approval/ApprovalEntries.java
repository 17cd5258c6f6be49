package io.ledgerline.governance.approval;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.approval.Approval.State;
import io.ledgerline.governance.outbox.Outbox;
import io.ledgerline.governance.setting.Actor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The entries about approvals, each written in the transaction that it tells of. */
record ApprovalEntries(Clock clock, UuidV7 ids) {
  /** Somebody asked. */
  void requested(Connection connection, Approval asked, Actor by) throws SQLException {
    add(connection, EventType.APPROVAL_REQUESTED, asked, by, State.WAITING, null);
  }

  /** It was decided, or ended by itself; the reason is a sentence, or null. */
  void decided(
      Connection connection, Approval approval, Actor by, State state, @Nullable String reason)
      throws SQLException {
    add(connection, EventType.APPROVAL_DECIDED, approval, by, state, reason);
  }

  private void add(
      Connection connection,
      EventType type,
      Approval approval,
      Actor actor,
      State state,
      @Nullable String reason)
      throws SQLException {
    var details =
        EntryObject.object()
            .text("approval", approval.id())
            .text("action", approval.action())
            .text("target", approval.target())
            .text("requested_by", approval.requestedOwner());
    approval.details().forEach((name, value) -> details.text("with_" + name, value));
    byte[] entry =
        EntryBuilder.entry(type, ids.next(), clock.instant(), Outbox.stream(approval.tenant()))
            .text(Field.TENANT, approval.tenant())
            .object(Field.ACTOR, actor.entryObject())
            .text(Field.STATUS, state.wireName())
            .text(Field.APPROVED_BY, state == State.APPROVED ? approval.decidedOwner() : null)
            .time(Field.EXPIRES_AT, approval.expiresAt())
            .text(Field.REASON, reason)
            .object(Field.DETAILS, details)
            .text(Field.SOURCE, "admin")
            .build();
    Outbox.add(connection, approval.tenant(), entry);
  }
}
