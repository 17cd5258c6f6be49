package io.ledgerline.records.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Consecutive entries of some streams that go into one transaction. */
final class Batch {
  /** As the indexes that begin with a time sort them. */
  private static final Comparator<IndexedEntry> IN_TIME =
      Comparator.comparing(IndexedEntry::ts)
          .thenComparing(entry -> entry.id().getMostSignificantBits(), Long::compareUnsigned)
          .thenComparing(entry -> entry.id().getLeastSignificantBits(), Long::compareUnsigned);

  final List<IndexedEntry> entries = new ArrayList<>();
  final List<Unreadable> unreadable = new ArrayList<>();

  /** Per stream the first index that is in the batch, and the first after it. */
  final Map<String, Range> ranges = new LinkedHashMap<>();

  private int size;
  private long bytes;

  void add(String stream, EntrySource.SourceEntry entry) {
    var range = ranges.get(stream);
    long from = range == null ? entry.index() : range.from();
    ranges.put(stream, new Range(from, entry.index() + 1));
    size++;
    bytes += entry.bytes().length;
    try {
      var parsed = IndexedEntry.parse(stream, entry.index(), entry.bytes());
      EntryWriter.check(parsed);
      entries.add(parsed);
    } catch (UnreadableEntryException reason) {
      var sentence = reason.getMessage() == null ? "unreadable" : reason.getMessage();
      unreadable.add(new Unreadable(stream, entry.index(), sentence, entry.bytes()));
    }
  }

  /**
   * Puts the entries in the order of their times, as far as each stream's own order allows: what
   * grows at its end costs an index the least, and so it is followed in the order of events.
   */
  void order() {
    var latest = new HashMap<String, IndexedEntry>();
    var keys = new IdentityHashMap<IndexedEntry, IndexedEntry>();
    for (var entry : entries) {
      keys.put(entry, latest.merge(entry.stream(), entry, Batch::later));
    }
    entries.sort(Comparator.comparing(keys::get, IN_TIME));
  }

  private static IndexedEntry later(IndexedEntry one, IndexedEntry other) {
    return IN_TIME.compare(one, other) > 0 ? one : other;
  }

  /** Passes over entries that were let go before they were copied, as after a rebuild. */
  void pass(String stream, long from, long to) {
    ranges.put(stream, new Range(from, to));
  }

  /** Turns every entry into an unreadable one: the database refused its values. */
  void refuseAll(String reason) {
    for (var entry : entries) {
      unreadable.add(new Unreadable(entry.stream(), entry.index(), reason, entry.bytes()));
    }
    entries.clear();
  }

  int size() {
    return size;
  }

  long bytes() {
    return bytes;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Indexes {@code from} inclusive to {@code to} exclusive. */
  record Range(long from, long to) {}

  /** Bytes that are no entry, and why. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Unreadable(String stream, long index, String reason, byte[] bytes) {}
}
