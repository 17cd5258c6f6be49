package io.ledgerline.evidence;

import io.ledgerline.audit.EntryFields;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.StoredEntry;
import io.ledgerline.verifier.pack.PackParts;
import io.ledgerline.verifier.pack.PackQuestion;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Which indexes of a log a period of time is: from an entry that is clearly older to one that is
 * clearly younger, or to the log's ends. Right for a log whose times are out of order by no more
 * than {@link PackParts#SKEW}; the verifier looks whether they are.
 *
 * @param from index of the first entry
 * @param to index after the last
 */
record PeriodRange(long from, long to) {
  private static final EntryFields NO_MORE = EntryFields.of(Set.of());

  /** The range of the period in the first {@code size} entries; what was pruned is left out. */
  static PeriodRange of(Ledger ledger, String stream, long size, PackQuestion question)
      throws LedgerException {
    long kept = Math.min(ledger.firstKept(stream), size);
    long first = crossing(ledger, stream, kept, size, question.from().minus(PackParts.SKEW));
    long last = crossing(ledger, stream, kept, size, question.to().plus(PackParts.SKEW));
    // One entry before the crossing is clearly older, the one at the crossing clearly younger.
    long from = Math.max(kept, first - 1);
    return new PeriodRange(from, Math.max(from, Math.min(size, last + 1)));
  }

  /** The least index found, by halving, whose entry is not before that time; {@code to} if none. */
  private static long crossing(Ledger ledger, String stream, long from, long to, Instant time)
      throws LedgerException {
    long low = from;
    long high = to;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (time(ledger, stream, middle).isBefore(time)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static Instant time(Ledger ledger, String stream, long index) throws LedgerException {
    List<StoredEntry> found = ledger.read(stream, index, 1);
    if (found.isEmpty()) {
      throw new LedgerException("entry " + index + " of " + stream + " can't be read");
    }
    try {
      return EntryView.parse(found.getFirst().bytes(), NO_MORE).ts();
    } catch (MalformedEntryException e) {
      throw new LedgerException("entry " + index + " of " + stream + ": " + e.getMessage(), e);
    }
  }
}
