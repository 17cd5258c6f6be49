package io.ledgerline.anchors;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.StreamName;
import java.time.InstantSource;

/** The entries about anchors, in the organization's own stream. */
final class AnchorEntries {
  private final UuidV7 ids;
  private final InstantSource clock;
  private final String node;

  AnchorEntries(UuidV7 ids, InstantSource clock, String node) {
    this.ids = ids;
    this.clock = clock;
    this.node = node;
  }

  byte[] late(AnchorStatus status, long limitSeconds) {
    return about(EventType.ANCHOR_LATE, status)
        .text(Field.REASON, status.lastFailure().isEmpty() ? null : status.lastFailure())
        .object(Field.DETAILS, details(status).number("limit_seconds", limitSeconds))
        .build();
  }

  byte[] recovered(AnchorStatus status, long lateSeconds) {
    return about(EventType.ANCHOR_RECOVERED, status)
        .object(Field.DETAILS, details(status).number("late_seconds", lateSeconds))
        .build();
  }

  private EntryBuilder about(EventType type, AnchorStatus status) {
    return EntryBuilder.entry(type, ids.next(), clock.instant(), StreamName.SYSTEM)
        .text(Field.NODE, node)
        .text(Field.SINK, status.name());
  }

  private static EntryObject details(AnchorStatus status) {
    return EntryObject.object()
        .number("streams_waiting", status.waiting())
        .number("lag_seconds", status.lag().toSeconds());
  }
}
