package io.ledgerline.gateway.call;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.gateway.isolation.Isolation;
import io.ledgerline.gateway.isolation.Sighting;
import io.ledgerline.gateway.metrics.CallMetrics;
import io.ledgerline.gateway.stage.Inspection;
import io.ledgerline.ledger.LedgerUnavailableException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of marks that were seen on the wrong side of a wall: the operator with both names, the
 * mark's owner that it happened. The call itself has ended as refused by then, in its own stream.
 */
final class IsolationAlarms {
  private static final Logger log = LoggerFactory.getLogger(IsolationAlarms.class);
  private static final String SYSTEM = "_system";

  private final EntryLog ledger;
  private final UuidV7 ids;
  private final InstantSource clock;
  private final CallMetrics metrics;

  IsolationAlarms(EntryLog ledger, UuidV7 ids, InstantSource clock, CallMetrics metrics) {
    this.ledger = ledger;
    this.ids = ids;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Writes what a call's stages saw, if they saw something. */
  void raise(Call call) throws InterruptedException {
    raise(call, call.inspection);
    raise(call, call.answerInspection);
  }

  private void raise(Call call, Inspection inspection) throws InterruptedException {
    Sighting seen = inspection.carried(Sighting.class);
    if (seen == null) {
      return;
    }
    String tenant = call.caller().tenant().name();
    metrics.isolationAlarm(tenant, seen.owner());
    log.error(
        "isolation alarm: the {} of call {} of tenant {} holds a mark of tenant {}",
        seen.place(),
        call.id,
        tenant,
        seen.owner());
    var both =
        EntryObject.object()
            .text("mark_of", seen.owner())
            .text("seen_in", seen.place())
            .text("tenant", tenant)
            .text("workspace", call.caller().workspace().name())
            .text("request", call.id.toString());
    write(SYSTEM, null, both);
    write(
        seen.owner(),
        seen.owner(),
        EntryObject.object().text("mark_of", seen.owner()).text("seen_in", seen.place()));
  }

  private void write(String stream, @Nullable String tenant, EntryObject details)
      throws InterruptedException {
    byte[] entry =
        EntryBuilder.entry(EventType.ISOLATION_ALARM, ids.next(), clock.instant(), stream)
            .text(Field.TENANT, tenant)
            .text(Field.STATUS, "refused")
            .text(Field.RULE, Isolation.RULE)
            .text(
                Field.REASON,
                "A mark of one tenant's prompt or product data was seen in another tenant's traffic.")
            .object(Field.DETAILS, details)
            .text(Field.SOURCE, "gateway")
            .build();
    try {
      ledger.append(stream, entry);
    } catch (LedgerUnavailableException e) {
      log.error("the isolation alarm is not in stream {}: {}", stream, e.getMessage());
    }
  }
}
