package io.ledgerline.ledger;

import io.ledgerline.ledger.journal.Journal;
import io.ledgerline.ledger.journal.JournalRecord;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes into one frame: entries that waited, the records they become, and who is told of each.
 * Used under the lock of {@link GroupCommit}, and by who answers once it is committed.
 */
final class Batch {
  private final StreamLog system;
  final List<Pending> members = new ArrayList<>();

  /** Per member the place of its record, -1 if it got none. */
  private final List<Integer> places = new ArrayList<>();

  final List<JournalRecord> records = new ArrayList<>();
  final List<StreamLog> owners = new ArrayList<>();
  final List<Hash> hashes = new ArrayList<>();
  private final Map<String, Long> fed = new HashMap<>();
  long claims;

  /** An empty one; what is to be said of a stream's beginning goes to {@code system}. */
  Batch(StreamLog system) {
    this.system = system;
  }

  /**
   * Takes of those that wait as many as have room, at least one; gives their streams' indexes.
   *
   * @return the place of the first that was not taken
   */
  int fill(List<Pending> waiting, int from, long room) {
    int at = from;
    for (; at < waiting.size(); at++) {
      Pending next = waiting.get(at);
      boolean first = members.isEmpty();
      boolean full = claims + next.claim() > room || records.size() + 2 > Journal.MAX_RECORDS;
      if (full && !first) {
        break;
      }
      claims += next.claim();
      members.add(next);
      add(next);
    }
    return at;
  }

  private void add(Pending next) {
    StreamLog stream = next.stream();
    if (stream.refusal() != null || isFedAlready(next)) {
      places.add(-1);
      return;
    }
    byte[] opening = next.opening();
    if (stream.next == 0 && opening != null) {
      record(system, opening, MerkleHasher.leafHash(opening), null, 0);
    }
    places.add(records.size());
    record(stream, next.entry(), next.leafHash(), next.feed(), next.sequence());
  }

  private void record(
      StreamLog stream, byte[] entry, Hash leafHash, @Nullable String feed, long sequence) {
    records.add(new JournalRecord(stream.name(), stream.next, feed, sequence, entry));
    owners.add(stream);
    hashes.add(leafHash);
    stream.next++;
  }

  private boolean isFedAlready(Pending next) {
    String feed = next.feed();
    if (feed == null) {
      return false;
    }
    String key = next.stream().name() + ' ' + feed;
    long upTo = fed.computeIfAbsent(key, k -> next.stream().fedUpTo(feed));
    if (next.sequence() <= upTo) {
      return true;
    }
    fed.put(key, next.sequence());
    return false;
  }

  /**
   * Tells those who wait, after what was written is committed.
   *
   * @param receipts one per record
   */
  void answer(Receipt[] receipts) {
    for (int i = 0; i < members.size(); i++) {
      Pending each = members.get(i);
      String refusal = each.stream().refusal();
      int place = places.get(i);
      if (place >= 0) {
        each.outcome().complete(receipts[place]);
      } else if (refusal != null) {
        each.outcome()
            .completeExceptionally(new StreamRefusedException(each.stream().name(), refusal));
      } else {
        each.outcome().complete(Pending.ALREADY_THERE);
      }
    }
  }
}
