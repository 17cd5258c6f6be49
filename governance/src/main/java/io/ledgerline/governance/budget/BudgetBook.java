package io.ledgerline.governance.budget;

import io.ledgerline.audit.EntryFields;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.budget.BudgetEntry.Adjusted;
import io.ledgerline.governance.budget.BudgetEntry.Admitted;
import io.ledgerline.governance.budget.BudgetEntry.Ended;
import io.ledgerline.governance.budget.BudgetEntry.Other;
import io.ledgerline.governance.budget.BudgetEntry.Reported;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger shows of all budgets: a function of its entries and of nothing else, so that an
 * image with the entries after it gives the same as all entries. It follows the ledger while the
 * node runs, and is what a restart begins from. Thread-safe.
 */
public final class BudgetBook {
  /** What it reads of an entry; a view that holds these fields is enough. */
  public static final EntryFields FIELDS =
      EntryFields.of(
          EnumSet.of(
              Field.ADMITTED,
              Field.REQUEST_ID,
              Field.COST_USD,
              Field.COST_RESERVED_USD,
              Field.BUDGETS,
              Field.SHORTENED,
              Field.CHANGE,
              Field.THRESHOLD));

  private final Map<Counter, Tally> tallies;
  private final Map<EntryView.Position, OpenCall> open;
  private final Map<String, EntryView.Position> openByRequest = new HashMap<>();
  private final Map<String, Long> next;
  private final Map<String, Instant> closed;
  private final int maxCounters;
  private long strayEnds;

  private BudgetBook(BudgetImage image, int maxCounters) {
    this.tallies = new HashMap<>(image.tallies());
    this.open = new HashMap<>();
    this.next = new HashMap<>(image.positions());
    this.closed = new HashMap<>(image.closed());
    this.maxCounters = maxCounters;
    image.open().forEach(this::open);
  }

  /** A book that begins with an image; {@link BudgetImage#EMPTY} to begin with the first entry. */
  public static BudgetBook from(BudgetImage image, int maxCounters) {
    return new BudgetBook(image, maxCounters);
  }

  /** Where to go on in a stream: the index of the first entry that is not in the book. */
  public synchronized long next(String stream) {
    return next.getOrDefault(stream, 0L);
  }

  /** Begins a stream at an entry: those before it were pruned and can't be counted any more. */
  public synchronized void begin(String stream, long index) {
    next.merge(stream, index, Math::max);
  }

  /**
   * Counts one entry. Entries of a stream come in order; one that was counted before is skipped.
   *
   * @throws ReplayGapException when entries between the last one and this one are missing
   * @throws IllegalArgumentException when an entry about money can't be understood
   */
  public void replay(EntryView entry, String stream, long index) {
    accept(entry, stream, index);
  }

  /** The differences that this entry makes to what an open call or a settled cost was taken for. */
  synchronized Change accept(EntryView entry, String stream, long index) {
    long expected = next(stream);
    if (index < expected) {
      return Change.NONE;
    }
    if (index > expected) {
      throw new ReplayGapException(stream, index, expected);
    }
    Change change = count(BudgetEntry.of(entry), stream, index);
    next.put(stream, index + 1);
    return change;
  }

  /**
   * What an entry changed after the fact.
   *
   * @param ended the call that it ended, null for none
   * @param cost what that call cost
   * @param counters where a cost was corrected
   * @param difference by how much
   */
  record Change(@Nullable OpenCall ended, long cost, List<Counter> counters, long difference) {
    static final Change NONE = new Change(null, 0, List.of(), 0);
  }

  private Change count(BudgetEntry entry, String stream, long index) {
    return switch (entry) {
      case Admitted(var request, var at, var reserved, var counters) -> {
        open(new OpenCall(stream, index, request, at, reserved, counters));
        counters.forEach(counter -> update(counter, t -> t.usedAt(at.getEpochSecond())));
        yield Change.NONE;
      }
      case Ended ended -> end(ended);
      case Adjusted(var counters, var difference) -> {
        counters.forEach(counter -> update(counter, t -> t.corrected(difference)));
        yield new Change(null, 0, counters, difference);
      }
      case Reported(var counters, var percent) -> {
        counters.forEach(counter -> update(counter, t -> t.reported(percent)));
        yield Change.NONE;
      }
      case Other() -> Change.NONE;
    };
  }

  private void open(OpenCall call) {
    EntryView.Position position = new EntryView.Position(call.stream(), call.index());
    open.put(position, call);
    if (call.requestId() != null) {
      openByRequest.put(call.requestId(), position);
    }
  }

  private Change end(Ended end) {
    OpenCall call = close(end);
    if (call == null) {
      strayEnds++;
      return Change.NONE;
    }
    long cost = end.cost().orElse(call.reservedNanoUsd());
    call.counters().forEach(counter -> update(counter, t -> t.corrected(cost)));
    return new Change(call, cost, List.of(), 0);
  }

  private @Nullable OpenCall close(Ended end) {
    EntryView.Position position = end.admitted();
    if (position == null && end.requestId() != null) {
      position = openByRequest.get(end.requestId());
    }
    OpenCall call = position == null ? null : open.remove(position);
    if (call != null && call.requestId() != null) {
      openByRequest.remove(call.requestId());
    }
    return call;
  }

  private void update(Counter counter, UnaryOperator<Tally> change) {
    tallies.compute(counter, (_, tally) -> change.apply(tally == null ? Tally.NONE : tally));
  }

  /** Calls without an end, oldest entry first in each stream. */
  public synchronized List<OpenCall> open() {
    return image().open();
  }

  /** Ends that belong to no open call: refused before admission, or told twice. */
  public synchronized long strayEnds() {
    return strayEnds;
  }

  /**
   * All that was counted so far. Where more counters are known than half of what fits, those of
   * windows long past are left out, as seen from the newest entry.
   */
  public synchronized BudgetImage image() {
    if (tallies.size() > maxCounters / 2) {
      makeRoom();
    }
    return new BudgetImage(next, tallies, List.copyOf(open.values()), closed);
  }

  private void makeRoom() {
    long newest = tallies.values().stream().mapToLong(Tally::lastUsed).max().orElse(0);
    Instant now = Instant.ofEpochSecond(newest);
    tallies
        .entrySet()
        .removeIf(
            e -> {
              boolean past = Accounts.isPast(e.getKey(), e.getValue().lastUsed(), now);
              Instant end = e.getKey().resetsAt();
              if (past && end != null) {
                closed.merge(e.getKey().budget(), end, (a, b) -> a.isAfter(b) ? a : b);
              }
              return past;
            });
  }

  /** What a node that starts now must take as spent: open calls count at what was held for them. */
  synchronized Map<Counter, Tally> settledAtWorst() {
    Map<Counter, Tally> worst = new HashMap<>(tallies);
    for (OpenCall call : open.values()) {
      for (Counter counter : call.counters()) {
        worst.compute(
            counter, (_, t) -> (t == null ? Tally.NONE : t).corrected(call.reservedNanoUsd()));
      }
    }
    return worst;
  }

  synchronized Map<String, Instant> closed() {
    return new HashMap<>(closed);
  }
}
