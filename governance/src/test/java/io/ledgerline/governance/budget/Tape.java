package io.ledgerline.governance.budget;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.MalformedEntryException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A ledger in memory: real entry bytes, in streams. */
final class Tape {
  final Map<String, List<byte[]>> streams = new TreeMap<>();
  private long ids;

  long admitted(String stream, Reservation held, Instant at) {
    return append(
        stream,
        builder(EventType.CALL_ADMITTED, at, stream)
            .text(Field.REQUEST_ID, held.call().toString())
            .usd(Field.COST_RESERVED_USD, held.amountNanoUsd())
            .objects(Field.BUDGETS, held.entryBudgets()));
  }

  long ended(EventType type, String stream, long admitted, Instant at, long cost) {
    return append(
        stream, builder(type, at, stream).admitted(stream, admitted).usd(Field.COST_USD, cost));
  }

  long adjusted(String stream, List<Counter> counters, String before, String after, Instant at) {
    return append(
        stream,
        builder(EventType.COST_ADJUSTED, at, stream)
            .objects(Field.BUDGETS, counters.stream().map(Counter::toEntry).toList())
            .object(
                Field.CHANGE, EntryObject.object().text("before", before).text("after", after)));
  }

  long threshold(String stream, Counter counter, int percent, Instant at) {
    return append(
        stream,
        builder(EventType.BUDGET_THRESHOLD, at, stream)
            .objects(Field.BUDGETS, List.of(counter.toEntry()))
            .number(Field.THRESHOLD, percent));
  }

  long other(String stream, Instant at) {
    return append(stream, builder(EventType.SETTINGS_CHANGED, at, stream));
  }

  private EntryBuilder builder(EventType type, Instant at, String stream) {
    return EntryBuilder.entry(type, new UUID(7, ids++), at, stream);
  }

  private long append(String stream, EntryBuilder entry) {
    List<byte[]> entries = streams.computeIfAbsent(stream, _ -> new ArrayList<>());
    entries.add(entry.build());
    return entries.size() - 1;
  }

  /** Counts what a book has not counted yet. */
  void replayInto(BudgetBook book) {
    streams.forEach(
        (stream, entries) -> {
          for (long i = book.next(stream); i < entries.size(); i++) {
            book.replay(view(stream, i), stream, i);
          }
        });
  }

  /** Shows a node what it has not counted yet. */
  void replayInto(LiveBudgets budgets) {
    Map<String, Long> next = budgets.image().positions();
    streams.forEach(
        (stream, entries) -> {
          for (long i = next.getOrDefault(stream, 0L); i < entries.size(); i++) {
            budgets.replay(view(stream, i), stream, i);
          }
        });
  }

  EntryView view(String stream, long index) {
    try {
      return EntryView.parse(streams.get(stream).get(Math.toIntExact(index)));
    } catch (MalformedEntryException e) {
      throw new AssertionError(e);
    }
  }
}
