package io.ledgerline.server.assembly;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.erasure.ErasedSubject;
import io.ledgerline.governance.hold.Hold;
import io.ledgerline.governance.hold.Holds;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.retention.Resolution;
import io.ledgerline.governance.retention.RetentionRules;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.Receipt;
import io.ledgerline.ledger.StoredEntry;
import io.ledgerline.records.index.Forgetting;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the beginning of a tenant's stream go once its longest schedule says so: up to the first
 * entry that is not due, that was promised to be kept longer when it was written, or that a hold
 * covers. Reads each entry once in its life; bounded per call.
 */
final class PrefixDisposal {
  private static final Logger log = LoggerFactory.getLogger(PrefixDisposal.class);
  private static final int BUNDLE = 256;
  private static final int BUNDLES_AT_ONCE = 1_024;

  private final Ledger ledger;
  private final Database database;
  private final InstantSource clock;
  private final UuidV7 ids;

  /** Per stream, below which index the copy is known to hold nothing. */
  private final Map<String, Long> forgotten = new HashMap<>();

  PrefixDisposal(Ledger ledger, Database database, InstantSource clock, UuidV7 ids) {
    this.ledger = ledger;
    this.database = database;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * What may go.
   *
   * @param minimum the first index that stays
   * @param lastGone the time of the last entry that goes
   * @param erased whom the entries that go say were erased
   */
  private record Due(long minimum, Instant lastGone, List<ErasedSubject> erased) {}

  /** Lets go what is due in a tenant's stream; returns the first index kept. */
  long dispose(String tenant, RetentionRules rules) throws LedgerException, InterruptedException {
    forget(tenant); // a process before this one may have been killed before it came to that
    Resolution resolution = rules.ofStream();
    long first = ledger.firstKept(tenant);
    if (resolution.decides() == null || ledger.pruning().prunable(tenant) <= first) {
      return first;
    }
    List<Hold> holds = database.inTenant(tenant, c -> Holds.holding(c, tenant));
    Due due = due(tenant, resolution, holds);
    if (due == null) {
      return first;
    }
    prune(tenant, resolution, due, names(holds));
    return ledger.firstKept(tenant);
  }

  private @Nullable Due due(String tenant, Resolution resolution, List<Hold> holds)
      throws LedgerException {
    Instant now = clock.instant();
    long from = ledger.firstKept(tenant);
    long end = Math.min(ledger.pruning().prunable(tenant), from + (long) BUNDLE * BUNDLES_AT_ONCE);
    Due due = null;
    var erased = new ArrayList<ErasedSubject>();
    while (from < end) {
      List<EntryView> bundle = dueBundle(tenant, from, resolution, holds, now);
      if (bundle.isEmpty()) {
        break;
      }
      from += BUNDLE;
      Instant last = Instant.MIN;
      for (EntryView each : bundle) {
        erased.addAll(ErasedSubject.in(each));
        last = each.ts().isAfter(last) ? each.ts() : last;
      }
      due = new Due(from, last, erased);
    }
    return due;
  }

  /** The entries of a bundle all of which may go; none if one has to stay. */
  private List<EntryView> dueBundle(
      String tenant, long from, Resolution resolution, List<Hold> holds, Instant now)
      throws LedgerException {
    var bundle = new ArrayList<EntryView>(BUNDLE);
    while (bundle.size() < BUNDLE) {
      long at = from + bundle.size();
      for (StoredEntry each : ledger.read(tenant, at, BUNDLE - bundle.size())) {
        EntryView entry = view(each);
        if (entry == null || !isDue(entry, resolution, now) || isHeld(entry, holds)) {
          return List.of();
        }
        bundle.add(entry);
      }
    }
    return bundle;
  }

  /** What can't be read is kept: nobody can say that it is due. */
  private static @Nullable EntryView view(StoredEntry stored) {
    try {
      EntryView entry = EntryView.parse(stored.bytes());
      var unused = ErasedSubject.in(entry);
      return entry;
    } catch (MalformedEntryException | IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isDue(EntryView entry, Resolution resolution, Instant now) {
    Instant until = resolution.until(entry.ts());
    return until != null && !now.isBefore(until) && !now.isBefore(promised(entry));
  }

  /** What the entry itself says that it is kept until. */
  private static Instant promised(EntryView entry) {
    Object until = entry.object(Field.RETENTION_STATE).get("until");
    try {
      return until instanceof String text ? Instant.parse(text) : Instant.MIN;
    } catch (DateTimeException e) {
      return Instant.MAX;
    }
  }

  private static boolean isHeld(EntryView entry, List<Hold> holds) {
    String subject = entry.text(Field.SUBJECT);
    // A commitment tells nobody's name: whoever is held may be meant.
    String known =
        subject == null
            ? entry.text(Field.USER_ID)
            : subject.startsWith("sha256:") ? null : subject;
    return holds.stream()
        .anyMatch(
            hold ->
                hold.covers(
                    known, entry.text(Field.WORKSPACE), entry.text(Field.USE_CASE), entry.ts()));
  }

  /** A hold that was set since the entries were looked at leaves them for the next round. */
  private void prune(String tenant, Resolution resolution, Due due, Set<String> lookedAt)
      throws LedgerException, InterruptedException {
    Exception[] failed = new Exception[1];
    boolean pruned =
        database.inTenant(
            tenant,
            connection -> {
              // The gate is held until it is durable that they are gone: no hold comes in between.
              // Removing their files may take longer, and changes nothing any more.
              if (!lookedAt.containsAll(names(Holds.holding(connection, tenant)))) {
                return false;
              }
              try {
                for (byte[] each : carried(tenant, due.erased())) {
                  var unused = ledger.append(tenant, each);
                }
                Receipt named = ledger.append(tenant, entry(tenant, resolution, due));
                ledger.pruning().letGo(tenant, due.minimum(), named.index());
                return true;
              } catch (LedgerException | InterruptedException e) {
                failed[0] = e;
                return false;
              }
            });
    switch (failed[0]) {
      case LedgerException e -> throw e;
      case InterruptedException e -> throw e;
      case null, default -> {}
    }
    if (pruned) {
      ledger.pruning().removeLetGo(tenant);
      log.info("{}: entries below {} let go", tenant, due.minimum());
      forget(tenant);
    }
  }

  private void forget(String tenant) {
    long below = ledger.firstKept(tenant);
    if (forgotten.getOrDefault(tenant, 0L) < below) {
      long copies = database.inSystem(connection -> Forgetting.below(connection, tenant, below));
      forgotten.put(tenant, below);
      log.info("{}: {} copies of entries below {} removed", tenant, copies, below);
    }
  }

  private static Set<String> names(List<Hold> holds) {
    return holds.stream().map(Hold::id).collect(Collectors.toSet());
  }

  /**
   * Whom the entries that go say were erased, told again behind them: a copy of the database from
   * before an erasure may come back later than its entry is gone.
   */
  private List<byte[]> carried(String tenant, List<ErasedSubject> erased) {
    var entries = new ArrayList<byte[]>();
    for (int from = 0; from < erased.size(); from += ErasedSubject.AT_ONCE) {
      var some = erased.subList(from, Math.min(erased.size(), from + ErasedSubject.AT_ONCE));
      entries.add(
          EntryBuilder.entry(EventType.ERASURES_CARRIED, ids.next(), clock.instant(), tenant)
              .text(Field.TENANT, tenant)
              .text(Field.NODE, ledger.node())
              .number(Field.COUNT, some.size())
              .object(Field.DETAILS, ErasedSubject.details(some))
              .text(Field.SOURCE, "retention")
              .build());
    }
    return entries;
  }

  private byte[] entry(String tenant, Resolution resolution, Due due) {
    long before = ledger.firstKept(tenant);
    var by = resolution.decides();
    return EntryBuilder.entry(EventType.STREAM_PRUNED, ids.next(), clock.instant(), tenant)
        .text(Field.TENANT, tenant)
        .text(Field.NODE, ledger.node())
        .number(Field.COUNT, due.minimum() - before)
        .text(Field.REASON, resolution.sentence())
        .object(
            Field.DETAILS,
            EntryObject.object()
                .text("origin", ledger.origin(tenant))
                .number("from", before)
                .number("minimum", due.minimum())
                .number("erasures_carried", due.erased().size())
                .text("schedule", by == null ? null : by.shown())
                .text("last_gone", due.lastGone().toString()))
        .text(Field.SOURCE, "retention")
        .build();
  }
}
