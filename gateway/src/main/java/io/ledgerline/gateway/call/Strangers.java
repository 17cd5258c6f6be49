package io.ledgerline.gateway.call;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.gateway.metrics.CallMetrics;
import io.ledgerline.ledger.LedgerUnavailableException;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests without a good credential: counted by rule, and told in one entry of {@code _system} per
 * report, so that nobody can fill the ledger without a key. Rules are ours, so the map is bounded.
 */
public final class Strangers {
  private static final Logger log = LoggerFactory.getLogger(Strangers.class);
  private static final String STREAM = "_system";

  private final ConcurrentHashMap<String, LongAdder> byRule = new ConcurrentHashMap<>();
  private final EntryLog ledger;
  private final UuidV7 ids;
  private final InstantSource clock;
  private final CallMetrics metrics;

  Strangers(EntryLog ledger, UuidV7 ids, InstantSource clock, CallMetrics metrics) {
    this.ledger = ledger;
    this.ids = ids;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Counts one, refused by that rule. */
  public void refused(String rule) {
    metrics.stranger(rule);
    byRule.computeIfAbsent(rule, ignored -> new LongAdder()).increment();
  }

  /** Writes what came since the last report, if anything did; blocks, so not for an event loop. */
  public void report() throws InterruptedException {
    var counts = new TreeMap<String, Long>();
    byRule.forEach((rule, count) -> counts.merge(rule, count.sumThenReset(), Long::sum));
    counts.values().removeIf(count -> count == 0);
    if (counts.isEmpty()) {
      return;
    }
    try {
      ledger.append(STREAM, entry(counts));
    } catch (LedgerUnavailableException e) {
      counts.forEach(
          (rule, count) -> byRule.computeIfAbsent(rule, r -> new LongAdder()).add(count));
      log.warn("requests without a credential are reported later: {}", e.getMessage());
    }
  }

  private byte[] entry(Map<String, Long> counts) {
    EntryObject details = EntryObject.object();
    counts.forEach(details::number);
    return EntryBuilder.entry(EventType.SIGN_IN_REFUSED, ids.next(), clock.instant(), STREAM)
        .text(Field.OPERATION, "gateway")
        .text(
            Field.REASON,
            "Requests without a good credential, counted by rule since the last report.")
        .number(Field.COUNT, counts.values().stream().mapToLong(Long::longValue).sum())
        .object(Field.DETAILS, details)
        .text(Field.SOURCE, "gateway")
        .build();
  }
}
