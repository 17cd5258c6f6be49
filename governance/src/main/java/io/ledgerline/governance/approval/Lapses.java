package io.ledgerline.governance.approval;

import io.ledgerline.governance.approval.Approval.State;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.setting.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How approvals end without a person: when nobody decided or did them in time, and when what was to
 * be seen for them is lost. Each end is an entry in the same transaction.
 */
record Lapses(Database database, Clock clock, ApprovalEntries entries) {
  private static final int AT_ONCE = 100;

  /** Ends what nobody decided or did in time, with an entry each. Returns how many those were. */
  int expire() {
    return database.inOrganization(
        connection -> {
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          List<Approval> due = ApprovalRows.due(connection, now, AT_ONCE);
          for (Approval each : due) {
            ApprovalRows.expire(connection, each.id());
            entries.decided(connection, each, Actor.SYSTEM, State.EXPIRED, null);
          }
          return due.size();
        });
  }

  /** Ends open ones of those actions whose text is lost. Returns how many those were. */
  int endWithoutText(Set<String> actions) {
    return database.inOrganization(
        connection -> {
          List<Approval> lost = ApprovalRows.withoutText(connection, actions, AT_ONCE);
          for (Approval each : lost) {
            String sentence = lost(each);
            ApprovalRows.end(connection, each.id(), Map.of("lost", sentence));
            entries.decided(connection, each, Actor.SYSTEM, State.EXPIRED, sentence);
          }
          return lost.size();
        });
  }

  private static String lost(Approval approval) {
    boolean approved = approval.state() == State.APPROVED;
    return "%s, but what was to be seen was lost when the node stopped after %s; whoever wants it sends the same request again, and somebody decides anew."
        .formatted(
            approved ? "It was approved" : "It waited",
            approved ? approval.decidedAt() : approval.requestedAt());
  }
}
